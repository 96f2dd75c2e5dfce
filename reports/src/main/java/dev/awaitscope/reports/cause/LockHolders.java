package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IndexOrder.Groups;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.column.LongColumn;
import dev.awaitscope.reports.timeline.Waits;

/**
 * Who held each lock while others waited for it, moved along with time. Of all that wait for a lock, the one that is
 * woken first is woken by who holds it now; the wakers of the others hold it later. Not thread-safe.
 */
final class LockHolders {
    private final WaitFacts facts;
    /** Waits for locks: lock by lock, each by the instant of its wake-up. */
    private final Groups order;
    /** By wait: its place in that order. */
    private final IntColumn place;
    private final int[] next;

    LockHolders(WaitFacts facts) {
        this.facts = facts;
        Waits waits = facts.waits();
        LongColumn woken = new LongColumn(facts.memory());
        for (int i = 0; i < facts.size(); i++) {
            woken.add(facts.lock(i) < 0 ? 0 : waits.endNanos(i) - waits.runnableNanos(i));
        }
        IntColumn byInstant = IndexOrder.byKey(facts.memory(), woken, wait -> facts.lock(wait) >= 0, (_, _) -> 0);
        this.order = IndexOrder.byGroup(facts.memory(), byInstant, facts::lock, facts.lockCount());
        this.place = new IntColumn(facts.memory());
        place.grow(facts.size());
        this.next = new int[facts.lockCount()];
        for (int lock = 0; lock < next.length; lock++) {
            next[lock] = order.from(lock);
            for (int i = order.from(lock); i < order.to(lock); i++) {
                place.set(order.get(i), i);
            }
        }
    }

    /** Index of the thread that holds the lock now, as far as anyone waits for it; -1 where that is not known. */
    int holder(int lock) {
        int first = next(lock);
        return first < 0 ? -1 : facts.waker(first);
    }

    /** The wait for the lock whose wake-up comes next, -1 for none. */
    int next(int lock) {
        return next[lock] < order.to(lock) ? order.get(next[lock]) : -1;
    }

    /** A thread was woken: whoever is woken next decides from now on. */
    void woken(int wait) {
        int lock = facts.lock(wait);
        next[lock] = Math.max(next[lock], place.get(wait) + 1);
    }
}
