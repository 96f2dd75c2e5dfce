package dev.awaitscope.reports.timeline;

import java.util.function.IntPredicate;

/** The rows of some waits, per thread and by start. Immutable. */
final class PerThread {
    private final WaitColumns waits;
    private final int[] rows;

    private PerThread(WaitColumns waits, int[] rows) {
        this.waits = waits;
        this.rows = rows;
    }

    static PerThread of(WaitColumns waits, IntPredicate kept) {
        int[] byStart = IndexOrder.byKey(waits.size(), kept, waits.start::get, (_, _) -> 0);
        int threads = 0;
        for (int row : byStart) {
            threads = Math.max(threads, waits.thread.get(row) + 1);
        }
        return new PerThread(waits, IndexOrder.byGroup(byStart, waits.thread::get, threads));
    }

    /** The thread's row with the latest start that is not after {@code nanos}, -1 for none. */
    int lastStartedBy(int thread, long nanos) {
        int place = placeAfter(thread, nanos) - 1;
        return place >= 0 && waits.thread.get(rows[place]) == thread ? rows[place] : -1;
    }

    /** The thread's row that has the most in common with an interval, -1 for none. */
    int mostOverlapping(int thread, long from, long to) {
        int best = -1;
        long most = -1;
        // A wait can lie within another one of its thread, but not often, and never deep.
        int misses = 0;
        for (int place = placeAfter(thread, to) - 1; place >= 0 && misses < 4; place--) {
            int row = rows[place];
            if (waits.thread.get(row) != thread) {
                break;
            }
            long overlap = waits.end.get(row) < from ? -1 : waits.overlap(row, from, to);
            misses += overlap < 0 ? 1 : 0;
            if (overlap > most) {
                most = overlap;
                best = row;
            }
        }
        return best;
    }

    /** First place with a later thread, or the same thread and a later start. */
    private int placeAfter(int thread, long nanos) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int row = rows[middle];
            int of = waits.thread.get(row);
            if (of < thread || (of == thread && waits.start.get(row) <= nanos)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
