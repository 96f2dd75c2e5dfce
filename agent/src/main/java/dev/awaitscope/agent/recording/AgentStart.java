package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Starts everything in the right order. Called by {@code Premain} through reflection: they share no class. */
public final class AgentStart {
    private AgentStart() {}

    /**
     * Starts tracing, or says in one line on standard error why not.
     *
     * @throws Exception
     *             if something went wrong that the user has no part in
     */
    public static void start(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        long startNanos = System.nanoTime();
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (OptionException e) {
            Console.say("not tracing: " + e.getMessage());
            return;
        }
        BridgeDefinition.define(instrumentation);
        // From here on classes are used that know the bridge.
        try {
            Session.start(options, instrumentation, startNanos);
        } catch (IOException e) {
            Console.say("not tracing: cannot write " + options.out() + ": " + e + "; choose another file with out=...");
        }
    }
}
