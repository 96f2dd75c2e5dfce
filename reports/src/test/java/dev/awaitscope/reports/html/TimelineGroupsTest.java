package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import java.util.Comparator;
import java.util.List;
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
    void keepsLongSlicesExactWhenABudgetIsSpent() {
        RunReport report = new SampleReport().workers(4, 3_000).virtualThreads(0).build();
        SliceBudget budget = SliceBudget.of(report, 4_000);

        assertThat(budget.limitNanos()).isPositive();
        long kept = report.threads().stream().mapToLong(thread -> budget.apply(thread).size()).sum();
        assertThat(kept).isLessThanOrEqualTo(4_000);
        for (TracedThread thread : report.threads()) {
            Slices all = thread.slices();
            Slices merged = budget.apply(thread);
            assertThat(merged.startNanos(0)).isEqualTo(all.startNanos(0));
            assertThat(merged.endNanos(merged.size() - 1)).isEqualTo(all.endNanos(all.size() - 1));
            for (int i = 1; i < merged.size(); i++) {
                assertThat(merged.startNanos(i)).isEqualTo(merged.endNanos(i - 1));
            }
            for (int i = 0; i < all.size(); i++) {
                if (all.endNanos(i) - all.startNanos(i) >= budget.limitNanos()) {
                    assertThat(find(merged, all.startNanos(i), all.endNanos(i), all.state(i), all.wait(i))).isTrue();
                }
            }
        }
        assertThat(SliceBudget.of(report, 1_000_000).limitNanos()).isZero();
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
