package dev.awaitscope.workload;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.Handler;
import java.lang.instrument.Instrumentation;

/** A second agent that puts a broken handler in front of the first one's: what it breaks fails in every hook. */
public final class BreakingAgent {
    private static final String BROKEN = "dev.awaitscope.workload.BrokenHandler";

    private BreakingAgent() {}

    /** Called by the JVM, after the first agent. */
    public static void premain(String options, Instrumentation instrumentation) throws ReflectiveOperationException {
        Class<?> type = Class.forName(BROKEN);
        Handler broken = (Handler) type.getConstructor().newInstance();
        type.getField("real").set(broken, Bridge.handler);
        Bridge.handler = broken;
    }
}
