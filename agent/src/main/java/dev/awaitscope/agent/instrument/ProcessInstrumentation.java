package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.blocking;
import static dev.awaitscope.agent.instrument.TypeHook.scope;
import static dev.awaitscope.agent.instrument.Value.NO_TIMEOUT;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.argument;
import static dev.awaitscope.agent.instrument.Value.constant;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waiting for the end of a process, and for its output. */
final class ProcessInstrumentation {
    private static final String GROUP = "processes";

    private ProcessInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        MethodMatcher wait = named("waitFor").taking();
        MethodMatcher timedWait = named("waitFor").taking(long.class, TimeUnit.class);
        TypeHook waits = feature < 19
                ? TypeHook.of(GROUP, "java.lang.ProcessImpl",
                        blocking(wait, call("block", THIS, constant(WaitKind.PROCESS), NO_TIMEOUT)),
                        blocking(timedWait, call("waitForProcess", THIS, argument(0), argument(1))))
                : TypeHook.of(GROUP, "java.lang.ProcessImpl", scope(wait, WaitKind.PROCESS),
                        scope(timedWait, WaitKind.PROCESS));
        // A read from another process's output; reads from files are not waits.
        BridgeCall read = call("readStream", THIS);
        return List.of(waits, TypeHook.of(GROUP, "java.io.FileInputStream", blocking(named("read").taking(), read),
                blocking(named("read").taking(3), read)));
    }
}
