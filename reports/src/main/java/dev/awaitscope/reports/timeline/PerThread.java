package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IndexOrder.Groups;
import java.util.function.IntPredicate;

/** The rows of some waits, per thread and by start. Immutable. */
final class PerThread {
    private final WaitColumns waits;
    private final Groups rows;
    private final int threads;

    private PerThread(WaitColumns waits, Groups rows, int threads) {
        this.waits = waits;
        this.rows = rows;
        this.threads = threads;
    }

    static PerThread of(WaitColumns waits, IntPredicate kept, int threads, ColumnMemory memory) {
        return new PerThread(waits, IndexOrder.byGroup(memory,
                IndexOrder.byKey(memory, waits.start, kept, (_, _) -> 0), waits.thread::get, threads), threads);
    }

    /** The thread's row with the latest start that is not after {@code nanos}, -1 for none. */
    int lastStartedBy(int thread, long nanos) {
        int place = placeAfter(thread, nanos) - 1;
        return place >= first(thread) ? rows.get(place) : -1;
    }

    /** The thread's row that has the most in common with an interval, -1 for none. */
    int mostOverlapping(int thread, long from, long to) {
        int best = -1;
        long most = -1;
        // A wait can lie within another one of its thread, but not often, and never deep.
        int misses = 0;
        for (int place = placeAfter(thread, to) - 1; place >= first(thread) && misses < 4; place--) {
            int row = rows.get(place);
            long overlap = waits.end.get(row) < from ? -1 : waits.overlap(row, from, to);
            misses += overlap < 0 ? 1 : 0;
            if (overlap > most) {
                most = overlap;
                best = row;
            }
        }
        return best;
    }

    private int first(int thread) {
        return thread < threads ? rows.from(thread) : 0;
    }

    /** The place after the last row of the thread that starts by then; 0 for a thread without rows. */
    private int placeAfter(int thread, long nanos) {
        if (thread >= threads) {
            return 0;
        }
        int low = rows.from(thread);
        int high = rows.to(thread);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (waits.start.get(rows.get(middle)) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
