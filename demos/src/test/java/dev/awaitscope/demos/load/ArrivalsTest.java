package dev.awaitscope.demos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void closedLoopAsksAgainWhenAnswered() {
        Arrivals clients = new Arrivals.Closed(2, 1_000);
        assertThat(clients.nextNanos(5)).isEqualTo(5);
        clients.started();
        clients.started();
        assertThat(clients.nextNanos(6)).isEqualTo(Arrivals.NOT_YET);
        clients.ended(7, false);
        assertThat(clients.nextNanos(8)).isEqualTo(8);
    }

    @Test
    void closedLoopPausesAfterAFailure() {
        Arrivals clients = new Arrivals.Closed(1, 1_000_000_000);
        clients.started();
        clients.ended(5_000_000, true);
        assertThat(clients.nextNanos(6_000_000)).isEqualTo(15_000_000);
        clients.started();
        assertThat(clients.nextNanos(16_000_000)).isEqualTo(Arrivals.NOT_YET);
    }

    @Test
    void closedLoopEndsAtItsEnd() {
        Arrivals clients = new Arrivals.Closed(1, 1_000);
        assertThat(clients.exhausted(999)).isFalse();
        assertThat(clients.exhausted(1_000)).isTrue();
        assertThat(clients.nextNanos(1_000)).isEqualTo(Arrivals.NOT_YET);
    }

    @Test
    void openLoopKeepsItsScheduleHoweverLate() {
        Arrivals arrivals = new Arrivals.Open(1_000, 0, 100, 5_000_000);
        List<Long> intended = new ArrayList<>();
        while (!arrivals.exhausted(60_000_000)) {
            intended.add(arrivals.nextNanos(60_000_000));
            arrivals.started();
        }
        assertThat(intended).containsExactly(0L, 1_000_000L, 2_000_000L, 3_000_000L, 4_000_000L);
    }

    @Test
    void openLoopWaitsForAFreeConnectionAndRemembersWhatItMissed() {
        Arrivals arrivals = new Arrivals.Open(1_000, 0, 1, 5_000_000);
        arrivals.started();
        assertThat(arrivals.nextNanos(9_000_000)).isEqualTo(Arrivals.NOT_YET);
        assertThat(arrivals.exhausted(9_000_000)).as("four are still to be asked").isFalse();
        arrivals.ended(9_000_000, true);
        assertThat(arrivals.nextNanos(9_000_000)).isEqualTo(1_000_000);
    }

    @Test
    void openLoopsOfTwoThreadsTakeTurns() {
        Arrivals first = new Arrivals.Open(500, 0, 10, 1_000_000_000);
        Arrivals second = new Arrivals.Open(500, 1_000_000, 10, 1_000_000_000);
        assertThat(List.of(first.nextNanos(0), second.nextNanos(0))).containsExactly(0L, 1_000_000L);
        first.started();
        second.started();
        assertThat(List.of(first.nextNanos(0), second.nextNanos(0))).containsExactly(2_000_000L, 3_000_000L);
    }

    @Test
    void burstComesAtOnceAndOnce() {
        Arrivals burst = new Arrivals.Burst(2);
        assertThat(burst.nextNanos(7)).isZero();
        burst.started();
        assertThat(burst.nextNanos(8)).isZero();
        burst.started();
        burst.ended(9, false);
        assertThat(burst.nextNanos(9)).isEqualTo(Arrivals.NOT_YET);
        assertThat(burst.exhausted(9)).isTrue();
    }
}
