package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.awaitscope.reports.Blame.Cause;
import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotal.Meanwhile;
import dev.awaitscope.reports.WaitTotals;
import dev.awaitscope.reports.timeline.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waits add up, however they are grouped. */
class WaitAttributionTest {
    private static final long MS = 1_000_000;

    @Test
    void eachGroupingAddsUpToTheSame() {
        WaitTotals totals = totals(Trace.ofAgent(3)
                .wait(0, "lock", "A", 0, 10, 1)
                .wait(1, "lock", "B", 0, 30, 2)
                .wait(1, "latch", "C", 40, 45, 0)
                .wait(2, "lock", "A", 0, 50, 1)
                .wait(2, "idle", "P", 50, 90, -1));
        assertThat(totals.all().count()).isEqualTo(4);
        assertThat(totals.all().totalNanos()).isEqualTo(95 * MS);
        for (List<WaitTotal> grouping : List.of(totals.byKind(), totals.byBlocker(), totals.bySite(),
                totals.byThread(), totals.byTask(), totals.byGroup())) {
            assertThat(grouping.stream().mapToLong(t -> t.lengths().totalNanos()).sum()).isEqualTo(95 * MS);
            assertThat(grouping.stream().mapToLong(t -> t.lengths().count()).sum()).isEqualTo(4);
        }
        assertThat(totals.byKind()).extracting(WaitTotal::kind).containsExactly(WaitKind.LOCK, WaitKind.LATCH);
        assertThat(totals.byBlocker()).extracting(WaitTotal::blocker).containsExactly("A", "B", "C");
        assertThat(totals.idle()).extracting(t -> t.lengths().totalNanos()).containsExactly(40 * MS);
    }

    @Test
    void theTopWakerEndedTheMostTimeNotTheMostWaits() {
        WaitTotals totals = totals(Trace.ofAgent(3)
                .wait(0, "lock", "A", 0, 10, 1)
                .wait(0, "lock", "A", 20, 30, 1)
                .wait(0, "lock", "A", 40, 90, 2));
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

    @Test
    void saysWhatThoseDidThatWereWaitedFor() {
        WaitTotals totals = totals(Trace.ofAgent(3)
                .lock(0, 5, 0, 60, 1)
                .outside(1, "io", 10, 50, "app.Db.query:9")
                .wait(2, "latch", "A", 20, 60, 0)
                .end(100));
        WaitTotal lock = totals.bySite()
                .stream()
                .filter(total -> total.kind() == WaitKind.LOCK)
                .findFirst()
                .orElseThrow();
        assertThat(lock.meanwhile()).containsExactly(new Meanwhile(Cause.IO, 40 * MS),
                new Meanwhile(Cause.RUNNING, 20 * MS));
        assertThat(lock.mostMeanwhileShare()).isEqualTo(2.0 / 3);
        // Through the lock, which T0 waits for.
        WaitTotal latch = of(totals.byThread(), WaitKind.LATCH);
        assertThat(latch.meanwhile()).containsExactly(new Meanwhile(Cause.IO, 30 * MS),
                new Meanwhile(Cause.RUNNING, 10 * MS));
        assertThat(of(totals.byGroup(), WaitKind.LATCH).meanwhile()).isEqualTo(latch.meanwhile());
        assertThat(of(totals.byBlocker(), WaitKind.LATCH).meanwhile()).isEqualTo(latch.meanwhile());
    }

    @Test
    void tellsTasksAndGroupsApart() {
        WaitTotals totals = totals(Trace.ofAgent(3)
                .run(1, 10, 60, 1, 5)
                .outside(1, "io", 20, 50, "app.Db.query:9")
                .outside(1, "io", 70, 80, "app.Db.query:9")
                .outside(0, "io", 0, 7, "app.Main.read:1")
                .end(100));
        assertThat(totals.byTask()).extracting(WaitTotal::task, total -> total.lengths().totalNanos())
                .containsExactly(tuple("app.Task", 30 * MS), tuple(null, 17 * MS));
        assertThat(totals.byGroup()).extracting(WaitTotal::group, total -> total.lengths().totalNanos())
                .containsExactly(tuple("ThreadPoolExecutor", 40 * MS), tuple("group main", 7 * MS));
        assertThat(totals.byTask()).extracting(WaitTotal::meanwhile)
                .containsExactly(List.of(new Meanwhile(Cause.IO, 30 * MS)), List.of(new Meanwhile(Cause.IO, 17 * MS)));
    }

    /** More than eight threads of one name are one actor: of a single one it is not known what went on meanwhile. */
    @Test
    void foldedThreadsHaveTheirMeanwhileAsAGroup() {
        Trace trace = Trace.ofAgent(12);
        for (int thread = 1; thread < 12; thread++) {
            trace.wait(thread, "latch", "A", 0, 50, 0);
        }
        WaitTotals totals = totals(trace.end(50));
        assertThat(totals.byThread()).hasSize(11).allMatch(total -> total.meanwhile().isEmpty());
        assertThat(totals.byGroup().getFirst().meanwhile()).containsExactly(new Meanwhile(Cause.RUNNING, 11 * 50 * MS));
    }

    private static WaitTotal of(List<WaitTotal> totals, WaitKind kind) {
        return totals.stream().filter(total -> total.kind() == kind).findFirst().orElseThrow();
    }

    private static WaitTotals totals(Trace trace) {
        return Analysed.of(trace).totals();
    }
}
