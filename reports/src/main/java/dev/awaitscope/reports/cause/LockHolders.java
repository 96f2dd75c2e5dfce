package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.timeline.IndexOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Who held each lock while others waited for it, moved along with time. Of all that wait for a lock, the one that is
 * woken first is woken by who holds it now; the wakers of the others hold it later. Not thread-safe.
 */
final class LockHolders {
    private final WaitFacts facts;
    /** Waits for locks: lock by lock, each by the instant of its wake-up. */
    private final int[] order;
    private final int[] starts;
    private final int[] next;
    private final int[] place;

    LockHolders(WaitFacts facts, List<TracedWait> waits) {
        this.facts = facts;
        this.starts = new int[facts.lockCount() + 1];
        int[] grouped = facts.byLock(starts);
        long[] woken = new long[grouped.length];
        for (int i = 0; i < grouped.length; i++) {
            TracedWait wait = waits.get(grouped[i]);
            long ready = wait.runnableNanos() == null ? 0 : Math.max(0, wait.runnableNanos());
            woken[i] = wait.endNanos() - ready;
        }
        int[] sorted = IndexOrder.of(grouped.length, _ -> true, (a, b) -> {
            int byLock = Integer.compare(facts.lock(grouped[a]), facts.lock(grouped[b]));
            return byLock != 0 ? byLock : Long.compare(woken[a], woken[b]);
        });
        this.order = new int[grouped.length];
        this.place = new int[facts.size()];
        for (int i = 0; i < sorted.length; i++) {
            order[i] = grouped[sorted[i]];
            place[order[i]] = i;
        }
        this.next = Arrays.copyOf(starts, facts.lockCount());
    }

    /** Index of the thread that holds the lock now, as far as anyone waits for it; -1 where that is not known. */
    int holder(int lock) {
        int first = next(lock);
        return first < 0 ? -1 : facts.waker(first);
    }

    /** The wait for the lock whose wake-up comes next, -1 for none. */
    int next(int lock) {
        return next[lock] < starts[lock + 1] ? order[next[lock]] : -1;
    }

    /** A thread was woken: whoever is woken next decides from now on. */
    void woken(int wait) {
        int lock = facts.lock(wait);
        next[lock] = Math.max(next[lock], place[wait] + 1);
    }
}
