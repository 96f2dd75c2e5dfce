package dev.awaitscope.agent.trace;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The states of threads, found by thread. Lock-free, and safe to use where no lock may be taken: while a virtual thread
 * is being mounted.
 */
final class ThreadTable {
    /*
     * Open addressing without the parts that make it hard: a state stands in one of the few slots after its thread's
     * home slot, a removed one leaves a hole, and a look-up reads all of these slots (they share a cache line), so that
     * holes need no marks and nothing is ever moved. Where the slots are full, the state goes to the next, larger level;
     * levels are made when first needed. Thread ids are handed out in sequence, which spreads them without a hash.
     *
     * Only the thread itself inserts and removes its state (Thread.currentThread() of a hook), or for a virtual thread
     * that is not mounted the one that starts, mounts or unmounts it, so that a state is never inserted twice.
     */
    private static final int WINDOW = 8;
    private static final int[] LEVEL_BITS = {12, 16, 20};

    private final AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable ThreadState>> levels = new AtomicReferenceArray<>(
            LEVEL_BITS.length);

    /** Null where the table has no state of that thread. */
    @Nullable
    ThreadState find(Thread thread, long id) {
        for (int n = 0; n < LEVEL_BITS.length; n++) {
            AtomicReferenceArray<@Nullable ThreadState> level = levels.getAcquire(n);
            if (level == null) {
                return null;
            }
            int mask = level.length() - 1;
            for (int i = 0; i < WINDOW; i++) {
                ThreadState state = level.getAcquire((int) (id * WINDOW + i) & mask);
                if (state != null && state.thread == thread) {
                    return state;
                }
            }
        }
        return null;
    }

    /** False where all slots of all levels are taken. */
    boolean insert(ThreadState state) {
        for (int n = 0; n < LEVEL_BITS.length; n++) {
            AtomicReferenceArray<@Nullable ThreadState> level = level(n);
            int mask = level.length() - 1;
            for (int i = 0; i < WINDOW; i++) {
                int slot = (int) (state.id * WINDOW + i) & mask;
                if (level.getPlain(slot) == null && level.compareAndSet(slot, null, state)) {
                    return true;
                }
            }
        }
        return false;
    }

    void remove(ThreadState state) {
        for (int n = 0; n < LEVEL_BITS.length; n++) {
            AtomicReferenceArray<@Nullable ThreadState> level = levels.getAcquire(n);
            if (level == null) {
                return;
            }
            int mask = level.length() - 1;
            for (int i = 0; i < WINDOW; i++) {
                int slot = (int) (state.id * WINDOW + i) & mask;
                if (level.getPlain(slot) == state) {
                    level.setRelease(slot, null);
                    return;
                }
            }
        }
    }

    /** Visits all states there are, and perhaps those that come and go meanwhile. */
    void forEach(Consumer<ThreadState> action) {
        for (int n = 0; n < LEVEL_BITS.length; n++) {
            AtomicReferenceArray<@Nullable ThreadState> level = levels.getAcquire(n);
            if (level == null) {
                return;
            }
            for (int slot = 0; slot < level.length(); slot++) {
                ThreadState state = level.getAcquire(slot);
                if (state != null) {
                    action.accept(state);
                }
            }
        }
    }

    private AtomicReferenceArray<@Nullable ThreadState> level(int n) {
        AtomicReferenceArray<@Nullable ThreadState> level = levels.getAcquire(n);
        return level != null ? level : grow(n);
    }

    /*
     * Without a monitor: a carrier may come here while it unmounts a virtual thread, and that very thread may be the next
     * owner of the monitor, which it could only become once it is unmounted.
     */
    private AtomicReferenceArray<@Nullable ThreadState> grow(int n) {
        AtomicReferenceArray<@Nullable ThreadState> grown = new AtomicReferenceArray<>(1 << LEVEL_BITS[n]);
        AtomicReferenceArray<@Nullable ThreadState> other = levels.compareAndExchange(n, null, grown);
        return other == null ? grown : other;
    }
}
