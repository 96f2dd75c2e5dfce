package dev.awaitscope.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WaitScopeTest {
    private final Thread first = new Thread("first");
    private final Thread second = new Thread("second");

    @ParameterizedTest
    @ValueSource(ints = {WaitKind.PARK, WaitKind.LATCH, WaitKind.FUTURE, WaitKind.QUEUE})
    void isWokenByTheFirstOfTwo(int kind) {
        assertThat(wokenTwice(scope(kind, false)).root()).isSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {WaitKind.LOCK, WaitKind.SEMAPHORE})
    void isLetGoByTheLastOfTwoReleases(int kind) {
        assertThat(wokenTwice(scope(kind, false)).root()).isSameAs(second);
        assertThat(wokenTwice(scope(kind, true)).root()).as("one park without a look at the state").isSameAs(first);
    }

    private Wake wokenTwice(WaitScope scope) {
        scope.beginPark(0);
        scope.offer(new Wake(first, first, System.nanoTime()));
        scope.offer(new Wake(second, second, System.nanoTime()));
        scope.endPark(null, 0);
        assertThat(scope.end).isEqualTo(WaitScope.End.THREAD);
        return scope.lastWake;
    }

    @Test
    void takesAWakeUpThatCameBeforeThePark() {
        WaitScope scope = scope(WaitKind.LATCH, false);
        scope.offer(new Wake(first, first, System.nanoTime()));
        scope.beginPark(0);
        scope.endPark(null, 0);

        assertThat(scope.lastWake.root()).isSameAs(first);
        assertThat(scope.lastWake.nanos()).as("it was ready when it began to wait").isEqualTo(scope.firstNanos);
    }

    @Test
    void isOneWaitFromTheFirstParkToTheLastResume() {
        WaitScope scope = scope(WaitKind.SEMAPHORE, false);
        long before = System.nanoTime();
        for (int i = 1; i <= 3; i++) {
            scope.beginPark(0);
            assertThat(scope.isParked()).isTrue();
            scope.endPark(null, 0);
            assertThat(scope.isParked()).isFalse();
            assertThat(scope.parks).isEqualTo(i);
        }
        assertThat(scope.nanos()).isBetween(0L, System.nanoTime() - before);
        scope.restart();
        assertThat(scope.parks).isZero();
        assertThat(scope.isParked()).isFalse();
    }

    @Test
    void tellsTimerInterruptAndUnknownApart() {
        WaitScope timed = scope(WaitKind.PARK, true);
        timed.beginPark(1);
        timed.endPark(null, 0);
        assertThat(timed.end).isEqualTo(WaitScope.End.TIMER);

        WaitScope early = scope(WaitKind.PARK, true);
        early.beginPark(TimeUnit.HOURS.toNanos(1));
        early.endPark(null, 0);
        assertThat(early.end).isEqualTo(WaitScope.End.UNKNOWN);

        WaitScope interrupted = scope(WaitKind.SLEEP, true);
        interrupted.beginPark(1);
        interrupted.endPark(new InterruptedException(), 0);
        assertThat(interrupted.end).as("before its time was over, or not").isEqualTo(WaitScope.End.INTERRUPT);
    }

    private static WaitScope scope(int kind, boolean single) {
        return new WaitScope(new ThreadState(new Thread("waiter"), 1, false, true, false), kind, new Object(), single);
    }
}
