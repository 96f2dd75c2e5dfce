package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.ThreadState.Shown;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.compare.Amounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How threads share rows, and what gives way in a recording too large for a page. */
class TimelineGroupsTest {
    @Test
    void packsThreadsWithoutOverlapIntoAsFewRowsAsLiveAtOnce() {
        List<TracedThread> threads = new SampleReport().virtualThreads(500)
                .build()
                .threads()
                .stream()
                .filter(TracedThread::virtual)
                .sorted(Comparator.comparingLong(TracedThread::startNanos))
                .toList();

        List<List<TracedThread>> rows = TimelineGroups.pack(threads);

        assertThat(rows.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(threads);
        for (List<TracedThread> row : rows) {
            for (int i = 1; i < row.size(); i++) {
                assertThat(row.get(i).startNanos()).isGreaterThanOrEqualTo(row.get(i - 1).endNanos());
            }
        }
        long most = threads.stream()
                .mapToLong(thread -> threads.stream()
                        .filter(
                                other -> other.startNanos() <= thread.startNanos()
                                        && other.endNanos() > thread.startNanos())
                        .count())
                .max()
                .orElseThrow();
        assertThat(rows).hasSize((int) most);
    }

    @Test
    void givesEveryThreadOneRow() {
        RunReport report = new SampleReport().build();

        assertThat(TimelineGroups.of(report).stream().flatMap(group -> group.rows().stream()).flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(report.threads());
    }

    @Test
    void keepsExactWhatMattersWhenABudgetIsSpent() {
        RunReport report = new SampleReport().workers(4, 3_000).virtualThreads(120).causes().build();
        SliceBudget budget = SliceBudget.of(report, 4_000);

        assertThat(budget.limitNanos()).isPositive();
        long kept = report.threads().stream().mapToLong(thread -> budget.apply(thread).size()).sum();
        assertThat(kept).isLessThanOrEqualTo(4_000);
        Map<String, Integer> exact = new TreeMap<>();
        for (TracedThread thread : report.threads()) {
            Slices all = thread.slices();
            Slices merged = budget.apply(thread);
            assertThat(merged.startNanos(0)).isEqualTo(all.startNanos(0));
            assertThat(merged.endNanos(merged.size() - 1)).isEqualTo(all.endNanos(all.size() - 1));
            for (int i = 1; i < merged.size(); i++) {
                assertThat(merged.startNanos(i)).isEqualTo(merged.endNanos(i - 1));
            }
            for (int i = 0; i < all.size(); i++) {
                for (String reason : reasonsToKeep(report, budget.limitNanos(), thread, i)) {
                    exact.merge(reason, 1, Integer::sum);
                    assertThat(find(merged, all.startNanos(i), all.endNanos(i), all.state(i), all.wait(i))).as(reason)
                            .isTrue();
                }
            }
        }
        assertThat(exact).containsOnlyKeys("blocked", "long", "open", "path", "pinned");
        assertThat(SliceBudget.of(report, 1_000_000).limitNanos()).isZero();
    }

    /** What the page promises to keep, found in another way than the page does. */
    private static List<String> reasonsToKeep(RunReport report, long limit, TracedThread thread, int index) {
        Slices slices = thread.slices();
        long length = slices.endNanos(index) - slices.startNanos(index);
        List<String> reasons = new ArrayList<>();
        if (length >= limit) {
            reasons.add("long");
        }
        if (slices.state(index).shown() == Shown.BLOCKED && length >= limit / 16) {
            reasons.add("blocked");
        }
        if (slices.wait(index) >= 0) {
            TracedWait wait = report.waits().get(slices.wait(index));
            if (wait.pinned()) {
                reasons.add("pinned");
            }
            if (wait.open()) {
                reasons.add("open");
            }
        }
        if (report.causes()
                .criticalPath()
                .segments()
                .stream()
                .anyMatch(segment -> segment.thread() == thread.index()
                        && segment.startNanos() < slices.endNanos(index)
                        && segment.endNanos() > slices.startNanos(index))) {
            reasons.add("path");
        }
        return reasons;
    }

    @Test
    void saysWhatWasMergedAndHowToKeepIt() {
        RunReport report = new SampleReport().workers(4, 3_000).virtualThreads(0).build();
        SliceBudget budget = SliceBudget.of(report, 4_000);

        assertThat(ReportView.of(report, TimelineGroups.of(report), budget).timeline().merged()).singleElement()
                .asString()
                .contains("shorter than " + Amounts.nanos(budget.limitNanos()), "critical path", "--full");
        assertThat(ReportView.of(report, TimelineGroups.of(report), SliceBudget.unlimited()).timeline().merged())
                .isEmpty();
    }

    private static boolean find(Slices slices, long start, long end, ThreadState state, int wait) {
        for (int i = 0; i < slices.size(); i++) {
            if (slices.startNanos(i) == start && slices.endNanos(i) == end && slices.state(i) == state
                    && slices.wait(i) == wait) {
                return true;
            }
        }
        return false;
    }
}
