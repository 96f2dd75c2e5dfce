package dev.awaitscope.agent.trace;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A bounded table of things known of objects, which it does not keep alive: when one is garbage-collected, its entry
 * comes out of {@link #collected}. Lock-free; any thread.
 */
final class WeakTable<E extends WeakTable.Entry> {
    /** What is known of one object, by one key. */
    abstract static class Entry extends WeakReference<Object> {
        final int hash;
        final int key;
        /** Set where nothing is to be said of the object any more; the entry stays, so that it is not made again. */
        volatile boolean settled;

        Entry(Object referent, int key, ReferenceQueue<Object> queue) {
            super(referent, queue);
            this.hash = System.identityHashCode(referent);
            this.key = key;
        }
    }

    private static final int SLOTS = 1 << 13;
    private static final int WINDOW = 8;

    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private final AtomicReferenceArray<@Nullable E> slots = new AtomicReferenceArray<>(SLOTS);

    ReferenceQueue<Object> queue() {
        return queue;
    }

    /** False where the table has no room for it, but for entries of other objects that are settled. */
    boolean insert(E entry) {
        for (int i = 0; i < WINDOW; i++) {
            int slot = slot(entry.hash, i);
            E there = slots.get(slot);
            boolean free = there == null || there.settled && there.hash != entry.hash;
            if (free && slots.compareAndSet(slot, there, entry)) {
                return true;
            }
        }
        return false;
    }

    /** The first entry of an object that is settled, or is not; null where there is none. */
    @Nullable
    E find(Object referent, int key, boolean settled) {
        int hash = System.identityHashCode(referent);
        for (int i = 0; i < WINDOW; i++) {
            E entry = slots.get(slot(hash, i));
            if (entry != null && entry.hash == hash && entry.key == key && entry.settled == settled
                    && entry.get() == referent) {
                return entry;
            }
        }
        return null;
    }

    void remove(E entry) {
        for (int i = 0; i < WINDOW; i++) {
            slots.compareAndSet(slot(entry.hash, i), entry, null);
        }
    }

    /** Takes out the entries of objects that have been collected since the last call. One thread at a time. */
    @SuppressWarnings("unchecked") // only entries of this table are made with its queue
    void collected(Consumer<E> action) {
        for (Reference<?> next = queue.poll(); next != null; next = queue.poll()) {
            E entry = (E) next;
            remove(entry);
            if (!entry.settled) {
                entry.settled = true;
                action.accept(entry);
            }
        }
    }

    /** Takes out all entries that are not settled. */
    void drain(Consumer<E> action) {
        for (int slot = 0; slot < SLOTS; slot++) {
            E entry = slots.getAcquire(slot);
            if (entry != null && slots.compareAndSet(slot, entry, null) && !entry.settled) {
                entry.settled = true;
                action.accept(entry);
            }
        }
    }

    private static int slot(int hash, int i) {
        return hash * WINDOW + i & SLOTS - 1;
    }
}
