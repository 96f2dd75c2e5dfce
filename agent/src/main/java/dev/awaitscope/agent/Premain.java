package dev.awaitscope.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entry of the agent, from {@code -javaagent} and from attach. Whatever goes wrong, it says so in one line on standard
 * error and the program runs on untraced.
 */
public final class Premain {
    private static final String INSIDE = "dev.awaitscope.agent.recording.AgentStart";

    /** What is told over attach to a program that is traced; null where it is not. Guarded by the class. */
    private static @Nullable Predicate<@Nullable String> inside;

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
    private static synchronized void start(@Nullable String options, Instrumentation instrumentation) {
        try {
            if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
                System.err.println("awaitscope: not tracing: this Java runtime has no module jdk.jfr; add it to the"
                        + " runtime image, or run with a full JDK");
                return;
            }
            Predicate<@Nullable String> agent = inside == null ? load(instrumentation) : inside;
            inside = agent.test(options) ? agent : null;
        } catch (InvocationTargetException e) {
            System.err.println("awaitscope: not tracing: " + e.getCause());
        } catch (Throwable e) {
            System.err.println("awaitscope: not tracing: " + e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Predicate<@Nullable String> load(Instrumentation instrumentation) throws Exception {
        Path jar = Path.of(Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Runnable forget = Premain::forget;
        return (Predicate<@Nullable String>) new AgentClassLoader(jar).loadClass(INSIDE)
                .getConstructor(Instrumentation.class, Runnable.class)
                .newInstance(instrumentation, forget);
    }

    /** Lets go of the agent's inside, so that its classes can be unloaded. */
    private static synchronized void forget() {
        inside = null;
    }
}
