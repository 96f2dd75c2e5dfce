package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.blocking;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.TypeHook.scope;
import static dev.awaitscope.agent.instrument.Value.NULL;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.argument;
import static dev.awaitscope.agent.instrument.Value.constant;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.List;

/**
 * {@code Thread.sleep} and {@code join}, {@code Object.wait}, and the end of a thread. Before JDK 19 sleep and wait are
 * native methods, which cannot be hooked: there JFR's own events are used.
 */
final class ThreadInstrumentation {
    private static final String GROUP = "threads";

    private ThreadInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        MethodHook end = enter(named("exit").taking(), call("threadEnd", THIS));
        MethodMatcher join = named("join").taking(long.class);
        if (feature < 19) {
            // Object.wait is native there, nothing inside of join is seen.
            return List.of(TypeHook.of(GROUP, "java.lang.Thread", end,
                    blocking(join, call("joinThread", THIS, argument(0)))));
        }
        return List.of(
                TypeHook.of(GROUP, "java.lang.Thread", end,
                        blocking(named("sleepNanos").taking(long.class),
                                call("block", NULL, constant(WaitKind.SLEEP), argument(0))),
                        scope(join, WaitKind.JOIN)),
                TypeHook.of(GROUP, "java.lang.Object",
                        blocking(named("wait").taking(long.class), call("waitOn", THIS, argument(0)))));
    }
}
