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
        List<Window> windows = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < sampled.size(); i++) {
            first = cut(schedule, first, sampled.start(i), sampled.end(i), windows);
        }
        divide(windows);
    }

    /** Cuts {@code [from, to)} into windows and returns the first sample after it. */
    private int cut(ThreadSchedule schedule, int first, long from, long to, List<Window> windows) {
        long start = from;
        long run = 0;
        long queue = 0;
        int i = first;
        for (; i < schedule.size() && schedule.start(i) < to; i++) {
            if (schedule.start(i) - start >= WINDOW) {
                windows.add(window(start, schedule.start(i), run, queue));
                start = schedule.start(i);
                run = 0;
                queue = 0;
            }
            run += schedule.run(i);
            queue += schedule.queue(i);
            if (schedule.end(i) - start >= WINDOW) {
                windows.add(window(start, schedule.end(i), run, queue));
                start = schedule.end(i);
                run = 0;
                queue = 0;
            }
        }
        windows.add(window(start, to, run, queue));
        return i;
    }

    private Window window(long start, long end, long run, long queue) {
        long queued = Math.max(0, queue - queuedInWaits.between(start, end).total());
        return new Window(gaps.between(start, end), run, queued);
    }

    /**
     * The time in the run queue is counted when the thread gets a CPU: what is more than its window has room for was
     * queued in the windows before, back to the one in which the thread last ran.
     */
    private void divide(List<Window> windows) {
        long[] queued = new long[windows.size()];
        long before = 0;
        for (int i = windows.size() - 1; i >= 0; i--) {
            Window window = windows.get(i);
            long room = Math.max(0, window.free.total() - window.run);
            queued[i] = Math.min(window.queued + before, room);
            before = window.run > 0 && before > 0 ? 0 : window.queued + before - queued[i];
        }
        for (int i = 0; i < queued.length; i++) {
            Window window = windows.get(i);
            long total = window.free.total();
            long other = total - Math.min(window.run, total) - queued[i];
            place(window.free, other > Math.max(LAG, total / 10) ? other : 0, queued[i]);
        }
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

    /** A stretch of samples that are divided together: the gaps in it, the time on a CPU, and that in the run queue. */
    private record Window(IntervalSet free, long run, long queued) {}
}
