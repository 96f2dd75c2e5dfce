package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.nameStartsWith;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.TypeHook.exit;
import static dev.awaitscope.agent.instrument.TypeHook.scope;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.argument;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Locks, conditions, latches and semaphores, all made of {@code AbstractQueuedSynchronizer}; barriers, phasers,
 * exchangers and stamped locks, which have ways of their own. Hooked where the fast path has failed.
 */
final class SynchronizerInstrumentation {
    private static final String GROUP = "synchronizers";
    private static final String CONCURRENT = "java.util.concurrent.";

    private SynchronizerInstrumentation() {}

    static List<TypeHook> hooks() {
        List<TypeHook> hooks = new ArrayList<>();
        for (String name : List.of("AbstractQueuedSynchronizer", "AbstractQueuedLongSynchronizer")) {
            // A signalled node moves from the condition's queue to the lock's.
            hooks.add(TypeHook.of(GROUP, CONCURRENT + "locks." + name,
                    scope(named("acquire").taking(6), WaitKind.BY_BLOCKER),
                    enter(named("enqueue").taking(1), call("signal", argument(0)))));
            hooks.add(TypeHook.of(GROUP, CONCURRENT + "locks." + name + "$ConditionObject",
                    scope(nameStartsWith("await"), WaitKind.CONDITION)));
        }
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "locks.StampedLock",
                scope(named("acquireRead", "acquireWrite"), WaitKind.BY_BLOCKER)));
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "CyclicBarrier",
                CallSite.enterLate(named("dowait"), "await", WaitKind.BARRIER), leave(named("dowait"))));
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "Phaser", scope(named("internalAwaitAdvance"), WaitKind.PHASER)));
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "Exchanger", scope(named("exchange"), WaitKind.EXCHANGER)));
        return hooks;
    }

    /** The end of a method whose slow path may have entered a scope. */
    static MethodHook leave(MethodMatcher matcher) {
        return exit(matcher, call("leave", THIS));
    }
}
