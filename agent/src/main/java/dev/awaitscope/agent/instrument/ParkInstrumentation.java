package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.around;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.Value.NULL;
import static dev.awaitscope.agent.instrument.Value.NO_TIMEOUT;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.argument;

import java.util.List;

/** {@code LockSupport.park*}, which all of {@code java.util.concurrent} waits with, and {@code unpark}. */
final class ParkInstrumentation {
    private ParkInstrumentation() {}

    static List<TypeHook> hooks() {
        return List.of(TypeHook.of("park", "java.util.concurrent.locks.LockSupport",
                park(named("park").taking(), call("park", NULL, NO_TIMEOUT)),
                park(named("park").taking(Object.class), call("park", argument(0), NO_TIMEOUT)),
                park(named("parkNanos").taking(long.class), call("parkNanos", NULL, argument(0))),
                park(named("parkNanos").taking(Object.class, long.class),
                        call("parkNanos", argument(0), argument(1))),
                park(named("parkUntil").taking(long.class), call("parkUntil", NULL, argument(0))),
                park(named("parkUntil").taking(Object.class, long.class),
                        call("parkUntil", argument(0), argument(1))),
                enter(named("unpark"), call("unpark", argument(0)))));
    }

    private static MethodHook park(MethodMatcher matcher, BridgeCall park) {
        return around(matcher, park, call("resume", TOKEN, NULL));
    }
}
