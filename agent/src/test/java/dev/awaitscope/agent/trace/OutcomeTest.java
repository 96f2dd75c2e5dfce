package dev.awaitscope.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.ThreadWait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutcomeTest {
    private final Thread root = new Thread("root");
    private final Thread unparker = new Thread("unparker");
    private final Thread signaller = new Thread("signaller");

    @Test
    void namesTheRootAndTheUnparker() {
        WaitScope scope = scope(WaitKind.LATCH, new Object(), WaitScope.End.THREAD);
        scope.lastWake = new Wake(root, unparker, 400);
        scope.lastNanos = 1_000;

        ThreadWait event = describe(scope);

        assertThat(event.waker).isSameAs(root);
        assertThat(event.unparkedBy).isSameAs(unparker);
        assertThat(event.wokenBy).isEqualTo("thread");
        assertThat(event.runnableTime).isEqualTo(600);
    }

    @Test
    void hasNoNegativeRunnableTime() {
        WaitScope scope = scope(WaitKind.LATCH, new Object(), WaitScope.End.THREAD);
        scope.lastWake = new Wake(root, unparker, 1_001);
        scope.lastNanos = 1_000;

        assertThat(describe(scope).runnableTime).isZero();
    }

    @Test
    void prefersTheSignallerToWhoHandedOverTheLock() {
        WaitScope scope = scope(WaitKind.CONDITION, new Object(), WaitScope.End.THREAD);
        scope.lastWake = new Wake(unparker, unparker, 0);
        scope.signal(signaller);
        scope.signal(root);

        ThreadWait event = describe(scope);

        assertThat(event.waker).as("the first signal counts").isSameAs(signaller);
        assertThat(event.unparkedBy).isSameAs(unparker);
        assertThat(event.wokenBy).isEqualTo("thread");
    }

    @ParameterizedTest
    @ValueSource(ints = {WaitKind.CONDITION, WaitKind.QUEUE, WaitKind.BARRIER})
    void isTimedOutThoughTheLockWasHandedOverLast(int kind) {
        WaitScope scope = scope(kind, new Object(), WaitScope.End.THREAD);
        scope.timerSeen = true;
        scope.lastWake = new Wake(unparker, unparker, 0);

        ThreadWait event = describe(scope);

        assertThat(event.wokenBy).isEqualTo("timer");
        assertThat(event.timedOut).isTrue();
        assertThat(event.waker).isNull();
    }

    @Test
    void isInterruptedThoughTheLockWasHandedOverLast() {
        WaitScope scope = scope(WaitKind.CONDITION, new Object(), WaitScope.End.THREAD);
        scope.timerSeen = true;
        scope.interruptSeen = true;

        ThreadWait event = describe(scope);

        assertThat(event.wokenBy).isEqualTo("interrupt");
        assertThat(event.interrupted).isTrue();
        assertThat(event.timedOut).isFalse();
        assertThat(event.waker).isNull();
    }

    @Test
    void takesALockThatCameAfterAnEarlierTimer() {
        WaitScope scope = scope(WaitKind.LOCK, new Object(), WaitScope.End.THREAD);
        scope.timerSeen = true;
        scope.lastWake = new Wake(root, root, 0);

        ThreadWait event = describe(scope);

        assertThat(event.wokenBy).isEqualTo("thread");
        assertThat(event.waker).isSameAs(root);
    }

    @Test
    void namesTheEndedThreadForAJoin() throws InterruptedException {
        Thread ended = new Thread(() -> {}, "ended");
        ended.start();
        ended.join();
        WaitScope scope = scope(WaitKind.JOIN, ended, WaitScope.End.UNKNOWN);

        ThreadWait event = describe(scope);

        assertThat(event.waker).isSameAs(ended);
        assertThat(event.unparkedBy).isSameAs(ended);
        assertThat(event.wokenBy).isEqualTo("thread");
    }

    @Test
    void namesNoThreadForInputAndOutput() {
        WaitScope scope = scope(WaitKind.IO, new Object(), WaitScope.End.IO);
        scope.lastWake = new Wake(root, root, 0);

        ThreadWait event = describe(scope);

        assertThat(event.wokenBy).isEqualTo("io");
        assertThat(event.waker).isNull();
        assertThat(event.unparkedBy).as("a poller's thread").isSameAs(root);
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        assertThat(describe(scope(WaitKind.PARK, null, WaitScope.End.UNKNOWN)).wokenBy).isEmpty();
        assertThat(describe(scope(WaitKind.PARK, null, WaitScope.End.UNKNOWN)).runnableTime).isEqualTo(Long.MIN_VALUE);
    }

    private static ThreadWait describe(WaitScope scope) {
        ThreadWait event = new ThreadWait();
        Outcome.of(scope).describe(event, scope);
        return event;
    }

    private static WaitScope scope(int kind, Object blocker, WaitScope.End end) {
        WaitScope scope = new WaitScope(new ThreadState(new Thread("waiter"), 1, false, true, false), kind, blocker,
                false);
        scope.end = end;
        return scope;
    }
}
