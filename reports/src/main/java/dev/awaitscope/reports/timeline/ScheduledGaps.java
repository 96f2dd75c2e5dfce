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
    private final IntervalSet sampled;
    private final ThreadState rest;
    private final List<Part> parts = new ArrayList<>();
    private int next;

    /**
     * Divides at once.
     *
     * @param gaps
     *            the gaps
     * @param queuedInWaits
     *            where the thread was runnable at the end of a wait: this is in the scheduler's counters too
     * @param sampled
     *            when somebody counted
     * @param unsampled
     *            what it did in gaps where nobody counted
     * @param rest
     *            what it did where it neither ran nor queued
     */
    ScheduledGaps(ThreadSchedule schedule, IntervalSet gaps, IntervalSet queuedInWaits, IntervalSet sampled,
            ThreadState unsampled, ThreadState rest) {
        this.gaps = gaps;
        this.queuedInWaits = queuedInWaits;
        this.unsampled = unsampled;
        this.sampled = sampled;
        this.rest = rest;
        int first = 0;
        for (int i = 0; i < sampled.size(); i++) {
            first = divide(schedule, first, sampled.start(i), sampled.end(i));
        }
    }

    /** Divides the gaps in {@code [from, to)} and returns the first sample after it. */
    private int divide(ThreadSchedule schedule, int first, long from, long to) {
        long start = from;
        long run = 0;
        long queue = 0;
        int i = first;
        for (; i < schedule.size() && schedule.start(i) < to; i++) {
            if (schedule.start(i) - start >= WINDOW) {
                divideWindow(start, schedule.start(i), run, queue);
                start = schedule.start(i);
                run = 0;
                queue = 0;
            }
            run += schedule.run(i);
            queue += schedule.queue(i);
            if (schedule.end(i) - start >= WINDOW) {
                divideWindow(start, schedule.end(i), run, queue);
                start = schedule.end(i);
                run = 0;
                queue = 0;
            }
        }
        divideWindow(start, to, run, queue);
        return i;
    }

    private void divideWindow(long start, long end, long run, long queue) {
        IntervalSet free = gaps.between(start, end);
        long total = free.total();
        long queued = Math.max(0, queue - queuedInWaits.between(start, end).total());
        queued = Math.min(queued, Math.max(0, total - run));
        long other = total - Math.min(run, total) - queued;
        place(free, other > Math.max(LAG, total / 10) ? other : 0, queued);
    }

    private void place(IntervalSet free, long other, long queued) {
        int[] longestFirst = IndexOrder.of(free.size(), _ -> true,
                (a, b) -> Long.compare(free.end(b) - free.start(b), free.end(a) - free.start(a)));
        List<Part> placed = new ArrayList<>();
        long otherLeft = other;
        long queuedLeft = queued;
        for (int gap : longestFirst) {
            if (otherLeft + queuedLeft == 0) {
                break;
            }
            long at = free.start(gap);
            long queuedHere = Math.min(queuedLeft, free.end(gap) - at - Math.min(otherLeft, free.end(gap) - at));
            at = add(placed, ThreadState.RUNNABLE, at, queuedHere);
            queuedLeft -= queuedHere;
            long otherHere = Math.min(otherLeft, free.end(gap) - at);
            add(placed, rest, at, otherHere);
            otherLeft -= otherHere;
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
            running(slices, at, begin);
            at = Math.min(part.end, end);
            slices.add(part.state, begin, at, -1);
        }
        running(slices, at, end);
    }

    private void running(SliceColumns slices, long start, long end) {
        long at = start;
        for (int i = sampled.firstEndingAfter(start); i < sampled.size() && sampled.start(i) < end; i++) {
            long begin = Math.max(at, sampled.start(i));
            slices.add(unsampled, at, begin, -1);
            at = Math.min(sampled.end(i), end);
            slices.add(ThreadState.RUNNING, begin, at, -1);
        }
        slices.add(unsampled, at, end, -1);
    }

    private record Part(ThreadState state, long start, long end) {}
}
