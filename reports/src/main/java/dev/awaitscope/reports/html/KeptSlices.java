package dev.awaitscope.reports.html;

import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState.Shown;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Slices that stay exact however short they are: on the critical path, pinned, not ended, or in one of the windows in
 * which threads were blocked the most.
 */
final class KeptSlices {
    static final KeptSlices NONE = new KeptSlices(0, 0);
    private static final int WINDOWS = 256;
    private static final int MOST_WINDOWS = 3;

    /** Indexes of waits that are pinned or have not ended. */
    private final BitSet waits = new BitSet();
    private final long windowNanos;
    private final BitSet windows = new BitSet(WINDOWS);
    /** Per thread the stretches of the critical path, by start; null for none. */
    private final long[][] starts;
    private final long[][] ends;

    private KeptSlices(long windowNanos, int threads) {
        this.windowNanos = windowNanos;
        this.starts = new long[threads][];
        this.ends = new long[threads][];
    }

    /** {@code most} is how many slices the windows may hold together. */
    static KeptSlices of(RunReport report, long most) {
        var kept = new KeptSlices(report.recording().durationNanos() / WINDOWS + 1, report.threads().size());
        kept.keepWaits(report.waits());
        kept.keepPath(report.causes().criticalPath());
        kept.keepWindows(report, most);
        return kept;
    }

    boolean holds(TracedThread thread, Slices slices, int index) {
        int wait = slices.wait(index);
        return wait >= 0 && waits.get(wait) || windowNanos > 0 && windows.get(window(slices.startNanos(index)))
                || onPath(thread.index(), slices.startNanos(index), slices.endNanos(index));
    }

    private int window(long nanos) {
        return Math.clamp(nanos / windowNanos, 0, WINDOWS - 1);
    }

    private boolean onPath(int thread, long start, long end) {
        if (thread >= starts.length || starts[thread] == null) {
            return false;
        }
        int at = Arrays.binarySearch(starts[thread], end - 1);
        int last = at >= 0 ? at : -at - 2;
        return last >= 0 && ends[thread][last] > start;
    }

    private void keepWaits(List<TracedWait> all) {
        int index = 0;
        for (TracedWait wait : all) {
            waits.set(index++, wait.pinned() || wait.open());
        }
    }

    private void keepPath(CriticalPath path) {
        path.segments()
                .stream()
                .sorted(Comparator.comparingLong(CriticalPath.Segment::startNanos))
                .collect(Collectors.groupingBy(CriticalPath.Segment::thread))
                .forEach((thread, segments) -> {
                    starts[thread] = segments.stream().mapToLong(CriticalPath.Segment::startNanos).toArray();
                    ends[thread] = segments.stream().mapToLong(CriticalPath.Segment::endNanos).toArray();
                });
    }

    private void keepWindows(RunReport report, long most) {
        long[] blocked = new long[WINDOWS];
        long[] counts = new long[WINDOWS];
        for (TracedThread thread : report.threads()) {
            Slices slices = thread.slices();
            for (int i = 0; i < slices.size(); i++) {
                int window = window(slices.startNanos(i));
                counts[window]++;
                if (slices.state(i).shown() == Shown.BLOCKED) {
                    blocked[window] += slices.endNanos(i) - slices.startNanos(i);
                }
            }
        }
        long[] left = {most};
        IntStream.range(0, WINDOWS)
                .boxed()
                .filter(window -> blocked[window] > 0)
                .sorted(Comparator.comparingLong((Integer window) -> blocked[window]).reversed())
                .limit(MOST_WINDOWS)
                .filter(window -> counts[window] <= left[0])
                .forEach(window -> {
                    left[0] -= counts[window];
                    windows.set(window);
                });
    }
}
