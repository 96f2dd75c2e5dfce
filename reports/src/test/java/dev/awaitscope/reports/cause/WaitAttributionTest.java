package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import dev.awaitscope.reports.timeline.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waits add up, however they are grouped. */
class WaitAttributionTest {
    private static final long MS = 1_000_000;

    @Test
    void eachGroupingAddsUpToTheSame() {
        WaitTotals totals = WaitAttribution.of(Trace.ofAgent(3)
                .wait(0, "lock", "A", 0, 10, 1)
                .wait(1, "lock", "B", 0, 30, 2)
                .wait(1, "latch", "C", 40, 45, 0)
                .wait(2, "lock", "A", 0, 50, 1)
                .wait(2, "idle", "P", 50, 90, -1)
                .timeline()
                .waits());
        assertThat(totals.all().count()).isEqualTo(4);
        assertThat(totals.all().totalNanos()).isEqualTo(95 * MS);
        for (List<WaitTotal> grouping : List.of(totals.byKind(), totals.byBlocker(), totals.bySite(),
                totals.byThread())) {
            assertThat(grouping.stream().mapToLong(t -> t.lengths().totalNanos()).sum()).isEqualTo(95 * MS);
            assertThat(grouping.stream().mapToLong(t -> t.lengths().count()).sum()).isEqualTo(4);
        }
        assertThat(totals.byKind()).extracting(WaitTotal::kind).containsExactly(WaitKind.LOCK, WaitKind.LATCH);
        assertThat(totals.byBlocker()).extracting(WaitTotal::blocker).containsExactly("A", "B", "C");
        assertThat(totals.idle()).extracting(t -> t.lengths().totalNanos()).containsExactly(40 * MS);
    }

    @Test
    void theTopWakerEndedTheMostTimeNotTheMostWaits() {
        WaitTotals totals = WaitAttribution.of(Trace.ofAgent(3)
                .wait(0, "lock", "A", 0, 10, 1)
                .wait(0, "lock", "A", 20, 30, 1)
                .wait(0, "lock", "A", 40, 90, 2)
                .timeline()
                .waits());
        assertThat(totals.byKind().getFirst().topWaker()).isEqualTo("T2");
        assertThat(totals.byKind().getFirst().topWakerNanos()).isEqualTo(50 * MS);
    }

    @Test
    void percentilesAreLengthsThatOccurred() {
        long[] hundred = new long[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[hundred.length - 1 - i] = i + 1L;
        }
        assertThat(Distribution.of(hundred)).isEqualTo(new Distribution(100, 5050, 50, 90, 99, 100));
        assertThat(Distribution.of(new long[] {7})).isEqualTo(new Distribution(1, 7, 7, 7, 7, 7));
        assertThat(Distribution.of(new long[0])).isEqualTo(Distribution.NONE);
    }
}
