package dev.awaitscope.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Entry of the agent, from {@code -javaagent} and from attach. Whatever goes wrong, it says so in one line on standard
 * error and the program runs on untraced.
 */
public final class Premain {
    private static final String START = "dev.awaitscope.agent.recording.AgentStart";

    private Premain() {}

    /** Called by the JVM before the program's main method. */
    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        start(options, instrumentation);
    }

    /** Called by the JVM when the agent is attached to a running program. */
    public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
        start(options, instrumentation);
    }

    @SuppressWarnings("SystemOut") // the only way to reach the user of a program that we know nothing of
    private static void start(@Nullable String options, Instrumentation instrumentation) {
        try {
            if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
                System.err.println("awaitscope: not tracing: this Java runtime has no module jdk.jfr; add it to the"
                        + " runtime image, or run with a full JDK");
                return;
            }
            Path jar = Path.of(Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            AgentClassLoader loader = new AgentClassLoader(jar);
            loader.loadClass(START)
                    .getMethod("start", String.class, Instrumentation.class)
                    .invoke(null, options,
                            instrumentation);
        } catch (InvocationTargetException e) {
            System.err.println("awaitscope: not tracing: " + e.getCause());
        } catch (Throwable e) {
            System.err.println("awaitscope: not tracing: " + e);
        }
    }
}
