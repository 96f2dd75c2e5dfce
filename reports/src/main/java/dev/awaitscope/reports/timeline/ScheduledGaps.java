package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.ThreadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides the gaps between a platform thread's waits by what the operating system's scheduler counted: as much as the
 * thread had of a CPU it ran, as much as it queued for one it was runnable, and the rest it waited for something no hook
 * sees. Not thread-safe.
 */
final class ScheduledGaps implements GapFiller {
    /*
     * The kernel's counters are exact in sum but lag by up to a tick (4 ms) for a thread that runs at the moment, so that
     * samples are joined to windows in which this is little. Within a window only the sums are known. What is not running
     * is put into the longest gaps of the window: a wait without a hook is more likely one long gap than many short ones.
     */
    static final long WINDOW = 100_000_000;
    private static final long LAG = 5_000_000;

    private final IntervalSet gaps;
    private final IntervalSet queuedInWaits;
    private final ThreadState unsampled;
    private final long from;
    private final long to;
    private final List<Part> parts = new ArrayList<>();
    private int next;

    /**
     * Divides at once.
     *
     * @param gaps
     *            the gaps
     * @param queuedInWaits
     *            where the thread was runnable at the end of a wait: this is in the scheduler's counters too
     * @param unsampled
     *            what it did in gaps outside {@code [from, to)}, where nobody counted
     */
    ScheduledGaps(ThreadSchedule schedule, IntervalSet gaps, IntervalSet queuedInWaits, ThreadState unsampled,
            long from, long to) {
        this.gaps = gaps;
        this.queuedInWaits = queuedInWaits;
        this.unsampled = unsampled;
        this.from = from;
        this.to = Math.max(from, to);
        divide(schedule);
    }

    private void divide(ThreadSchedule schedule) {
        long start = from;
        long run = 0;
        long queue = 0;
        for (int i = 0; i < schedule.size(); i++) {
            if (schedule.starts()[i] - start >= WINDOW) {
                divideWindow(start, schedule.starts()[i], run, queue);
                start = schedule.starts()[i];
                run = 0;
                queue = 0;
            }
            run += schedule.runs()[i];
            queue += schedule.queues()[i];
            if (schedule.ends()[i] - start >= WINDOW) {
                divideWindow(start, schedule.ends()[i], run, queue);
                start = schedule.ends()[i];
                run = 0;
                queue = 0;
            }
        }
        divideWindow(start, to, run, queue);
    }

    private void divideWindow(long start, long end, long run, long queue) {
        IntervalSet free = gaps.between(start, Math.min(end, to));
        long total = free.total();
        long queued = Math.max(0, queue - queuedInWaits.between(start, end).total());
        queued = Math.min(queued, Math.max(0, total - run));
        long rest = total - Math.min(run, total) - queued;
        place(free, rest > Math.max(LAG, total / 10) ? rest : 0, queued);
    }

    private void place(IntervalSet free, long unknown, long queued) {
        int[] longestFirst = IndexOrder.of(free.size(), _ -> true,
                (a, b) -> Long.compare(free.end(b) - free.start(b), free.end(a) - free.start(a)));
        List<Part> placed = new ArrayList<>();
        long unknownLeft = unknown;
        long queuedLeft = queued;
        for (int gap : longestFirst) {
            if (unknownLeft + queuedLeft == 0) {
                break;
            }
            long at = free.start(gap);
            long queuedHere = Math.min(queuedLeft, free.end(gap) - at - Math.min(unknownLeft, free.end(gap) - at));
            at = add(placed, ThreadState.RUNNABLE, at, queuedHere);
            queuedLeft -= queuedHere;
            long unknownHere = Math.min(unknownLeft, free.end(gap) - at);
            add(placed, ThreadState.UNKNOWN, at, unknownHere);
            unknownLeft -= unknownHere;
        }
        placed.sort(Comparator.comparingLong(Part::start));
        parts.addAll(placed);
    }

    private static long add(List<Part> parts, ThreadState state, long start, long length) {
        if (length > 0) {
            parts.add(new Part(state, start, start + length));
        }
        return start + length;
    }

    @Override
    public void fill(SliceColumns slices, long start, long end) {
        long at = start;
        while (next < parts.size() && parts.get(next).end <= at) {
            next++;
        }
        for (int i = next; i < parts.size() && parts.get(i).start < end; i++) {
            Part part = parts.get(i);
            long begin = Math.max(at, part.start);
            rest(slices, at, begin);
            at = Math.min(part.end, end);
            slices.add(part.state, begin, at, -1);
        }
        rest(slices, at, end);
    }

    private void rest(SliceColumns slices, long start, long end) {
        long begin = Math.clamp(from, start, end);
        long stop = Math.clamp(to, begin, end);
        slices.add(unsampled, start, begin, -1);
        slices.add(ThreadState.RUNNING, begin, stop, -1);
        slices.add(unsampled, stop, end, -1);
    }

    private record Part(ThreadState state, long start, long end) {
    }
}
