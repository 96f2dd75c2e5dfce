package dev.awaitscope.agent.trace;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When futures were completed that something depends on. A small table by identity hash: an entry that was overwritten
 * costs the delay of a stage. Wait-free.
 */
final class CompletionTimes {
    private static final int SLOTS = 1 << 16;
    /** Enough for six days, within which a difference is taken. */
    private static final int TIME_BITS = 49;
    private static final long TIME = (1L << TIME_BITS) - 1;

    /** What tells futures of one slot apart, in the upper bits, and the time in the lower. */
    private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

    void put(Object future) {
        int hash = System.identityHashCode(future);
        slots.setRelease(hash & SLOTS - 1, tag(hash) | System.nanoTime() & TIME);
    }

    /** Nanoseconds since {@link #put}; {@link Long#MIN_VALUE} where that is not known. */
    long since(Object future) {
        int hash = System.identityHashCode(future);
        long seen = slots.getAcquire(hash & SLOTS - 1);
        return seen == 0 || (seen & ~TIME) != tag(hash) ? Long.MIN_VALUE : System.nanoTime() - seen & TIME;
    }

    private static long tag(int hash) {
        return (long) (hash >>> 16) << TIME_BITS;
    }
}
