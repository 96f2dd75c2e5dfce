package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The agent's inside, as {@code Premain} knows it: through reflection and the JDK's types, since they share no class. */
public final class AgentStart implements Predicate<@Nullable String> {
    private final Instrumentation instrumentation;
    private final Runnable forget;
    private @Nullable Session session;

    /**
     * @param forget
     *            called when tracing has ended and this object is not needed any more
     */
    public AgentStart(Instrumentation instrumentation, Runnable forget) {
        this.instrumentation = instrumentation;
        this.forget = forget;
    }

    /**
     * Starts tracing, or says in one line on standard error why not.
     *
     * @return whether the program is traced now
     */
    @Override
    public boolean test(@Nullable String arguments) {
        if (session != null) {
            Console.say("is tracing already");
            return true;
        }
        return start(arguments);
    }

    private boolean start(@Nullable String arguments) {
        long startNanos = System.nanoTime();
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (OptionException e) {
            Console.say("not tracing: " + e.getMessage());
            return false;
        }
        try {
            BridgeDefinition.define(instrumentation);
            // From here on classes are used that know the bridge.
            return start(new Session(options, instrumentation, forget, startNanos));
        } catch (NotTracingException e) {
            Console.say("not tracing: " + e.getMessage());
        } catch (IOException e) {
            Console.say("not tracing: cannot write " + options.out() + ": " + e + "; choose another file with out=...");
        } catch (ReflectiveOperationException e) {
            Console.say("not tracing: " + e);
        }
        return false;
    }

    private boolean start(Session started) throws IOException, NotTracingException {
        boolean complete = false;
        try {
            started.start();
            session = started;
            complete = true;
        } finally {
            if (!complete) {
                started.end();
            }
        }
        return complete;
    }
}
