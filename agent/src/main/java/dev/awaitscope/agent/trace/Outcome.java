package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.Wait;
import org.jspecify.annotations.Nullable;

/**
 * How a wait ended, decided from how each of its parks ended.
 *
 * @param end
 *            what ended it
 * @param waker
 *            the thread whose action ended it; null where it was no thread, or where it is not known
 */
record Outcome(WaitScope.End end, @Nullable Thread waker) {
    static Outcome of(WaitScope scope) {
        if (scope.kind == WaitKind.PROCESS && !scope.timerSeen && !scope.interruptSeen) {
            return new Outcome(WaitScope.End.PROCESS, null);
        }
        Thread joined = scope.kind == WaitKind.JOIN ? (Thread) scope.blocker : null;
        if (joined != null && !joined.isAlive()) {
            return new Outcome(WaitScope.End.THREAD, joined);
        }
        Thread signaller = scope.signaller();
        if (signaller != null) {
            return new Outcome(WaitScope.End.THREAD, signaller);
        }
        if (awaitsSignal(scope.kind)) {
            // Never signalled: whoever unparked it last only handed over the lock that belongs to the condition.
            if (scope.interruptSeen) {
                return new Outcome(WaitScope.End.INTERRUPT, null);
            }
            if (scope.timerSeen) {
                return new Outcome(WaitScope.End.TIMER, null);
            }
        }
        Wake wake = scope.lastWake;
        return new Outcome(scope.end, scope.end == WaitScope.End.THREAD && wake != null ? wake.root() : null);
    }

    private static boolean awaitsSignal(int kind) {
        return kind == WaitKind.CONDITION || kind == WaitKind.QUEUE || kind == WaitKind.BARRIER
                || kind == WaitKind.EXECUTOR;
    }

    void describe(Wait event, WaitScope scope) {
        event.waker = waker;
        event.wakerId = waker == null ? 0 : Threads.id(waker);
        boolean notified = end == WaitScope.End.UNKNOWN && scope.kind == WaitKind.OBJECT_WAIT;
        event.wokenBy = notified ? WaitScope.End.THREAD.wokenBy : end.wokenBy;
        event.timedOut = end == WaitScope.End.TIMER;
        event.interrupted = end == WaitScope.End.INTERRUPT;
        event.runnableTime = runnableNanos(scope);
        Thread unparker = unparker(scope);
        event.unparkedBy = unparker;
        event.unparkedById = unparker == null ? 0 : Threads.id(unparker);
    }

    private static long runnableNanos(WaitScope scope) {
        Wake wake = wake(scope);
        return wake == null ? Long.MIN_VALUE : Math.max(0, scope.lastNanos - wake.nanos());
    }

    private @Nullable Thread unparker(WaitScope scope) {
        Wake wake = wake(scope);
        if (wake != null) {
            return wake.unparker();
        }
        return end == WaitScope.End.THREAD ? waker : null;
    }

    /** The wake-up that ended the last park; null where something else did. */
    private static @Nullable Wake wake(WaitScope scope) {
        return scope.end == WaitScope.End.THREAD || scope.end == WaitScope.End.IO ? scope.lastWake : null;
    }
}
