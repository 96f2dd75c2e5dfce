package dev.awaitscope.agent.trace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How often something costly may be done within a second. Lock-free; races let a few more through. */
final class Budget {
    private final int perSecond;
    /** The second, in the upper half, and how often it was done in it, in the lower. */
    private final AtomicLong used = new AtomicLong();

    Budget(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether it may be done once more now. */
    boolean take() {
        long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()) & 0x7fff_ffffL;
        long seen = used.get();
        long count = seen >>> 32 == second ? seen & 0xffff_ffffL : 0;
        if (count >= perSecond) {
            return false;
        }
        used.compareAndSet(seen, second << 32 | count + 1);
        return true;
    }
}
