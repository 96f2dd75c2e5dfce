package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.column.IndexOrder;
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
     * Gaps may be millions: of most windows only their sum is kept, and they are looked at one by one where one of them
     * is to be more than running.
     */
    static final long WINDOW = 100_000_000;
    private static final long LAG = 5_000_000;

    private final WaitGaps gaps;
    private final IntervalSet sampled;
    private final ThreadState unsampled;
    private final ThreadState rest;
    private final List<Part> parts = new ArrayList<>();
    private int next;
    private int region;

    /**
     * Divides at once.
     *
     * @param sampled
     *            when somebody counted
     * @param unsampled
     *            what it did in gaps where nobody counted
     * @param rest
     *            what it did where it neither ran nor queued
     */
    ScheduledGaps(ThreadSchedule schedule, WaitGaps gaps, IntervalSet sampled, ThreadState unsampled,
            ThreadState rest) {
        this.gaps = gaps;
        this.unsampled = unsampled;
        this.sampled = sampled;
        this.rest = rest;
        List<Window> windows = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < sampled.size(); i++) {
            first = cut(schedule, first, sampled.start(i), sampled.end(i), windows);
        }
        gaps.measure(windows);
        divide(windows);
    }

    /** Cuts {@code [from, to)} into windows and returns the first sample after it. */
    private static int cut(ThreadSchedule schedule, int first, long from, long to, List<Window> windows) {
        long start = from;
        long run = 0;
        long queue = 0;
        int i = first;
        for (; i < schedule.size() && schedule.start(i) < to; i++) {
            if (schedule.start(i) - start >= WINDOW) {
                windows.add(new Window(start, schedule.start(i), run, queue));
                start = schedule.start(i);
                run = 0;
                queue = 0;
            }
            run += schedule.run(i);
            queue += schedule.queue(i);
            if (schedule.end(i) - start >= WINDOW) {
                windows.add(new Window(start, schedule.end(i), run, queue));
                start = schedule.end(i);
                run = 0;
                queue = 0;
            }
        }
        windows.add(new Window(start, to, run, queue));
        return i;
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
            // At the end of a wait the thread is runnable as well: this is in the scheduler's counters too.
            long counted = Math.max(0, window.queue - window.queuedInWaits);
            long room = Math.max(0, window.free - window.run);
            queued[i] = Math.min(counted + before, room);
            before = window.run > 0 && before > 0 ? 0 : counted + before - queued[i];
        }
        for (int i = 0; i < queued.length; i++) {
            Window window = windows.get(i);
            long other = window.free - Math.min(window.run, window.free) - queued[i];
            boolean much = other > Math.max(LAG, window.free / 10);
            if (much || queued[i] > 0) {
                place(gaps.in(window), much ? other : 0, queued[i]);
            }
        }
    }

    private void place(IntervalSet free, long other, long queued) {
        long least = leastLength(free, other + queued);
        int[] longestFirst = IndexOrder.of(free.size(), gap -> free.end(gap) - free.start(gap) >= least,
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

    /** A power of two: the gaps that are not shorter have room enough, so that the many short ones need no sorting. */
    private static long leastLength(IntervalSet free, long needed) {
        long[] room = new long[Long.SIZE];
        for (int gap = 0; gap < free.size(); gap++) {
            long length = free.end(gap) - free.start(gap);
            room[Long.SIZE - 1 - Long.numberOfLeadingZeros(length)] += length;
        }
        long left = needed;
        int bits = Long.SIZE - 2;
        for (; bits > 0 && left > room[bits]; bits--) {
            left -= room[bits];
        }
        return 1L << bits;
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
        while (region < sampled.size() && sampled.end(region) <= start) {
            region++;
        }
        long at = start;
        for (int i = region; i < sampled.size() && sampled.start(i) < end; i++) {
            long begin = Math.max(at, sampled.start(i));
            slices.add(unsampled, at, begin, -1);
            at = Math.min(sampled.end(i), end);
            slices.add(ThreadState.RUNNING, begin, at, -1);
        }
        slices.add(unsampled, at, end, -1);
    }

    private record Part(ThreadState state, long start, long end) {}

    /** A stretch of samples that are divided together, with the time on a CPU and that in the run queue. */
    static final class Window {
        private final long start;
        private final long end;
        private final long run;
        private final long queue;
        private long free;
        private long queuedInWaits;
        private int firstWait = -1;
        private long firstGap;

        Window(long start, long end, long run, long queue) {
            this.start = start;
            this.end = end;
            this.run = run;
            this.queue = queue;
        }

        long start() {
            return start;
        }

        long end() {
            return end;
        }

        /** Adds a gap that begins at {@code from}; the wait after it has this place. */
        void gap(long from, long to, int wait) {
            long length = Math.min(end, to) - Math.max(start, from);
            free += Math.max(0, length);
            if (firstWait < 0 && length > 0) {
                firstWait = wait;
                firstGap = from;
            }
        }

        /** Adds time in which the thread was runnable at the end of a wait. */
        void runnable(long from, long to) {
            queuedInWaits += Math.max(0, Math.min(end, to) - Math.max(start, from));
        }

        /** Place of the wait after its first gap, -1 where there is no gap in it. */
        int firstWait() {
            return firstWait;
        }

        /** Begin of its first gap, which may be before its own. */
        long firstGap() {
            return firstGap;
        }
    }
}
