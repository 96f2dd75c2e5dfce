package dev.awaitscope.agent.trace;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which virtual thread ended last on each carrier. Those that wait for its end are unparked after it has been unmounted,
 * so by its carrier; the thread they waited for is the one that ended just before.
 */
final class EndedVirtualThreads {
    private static final int SLOTS = 1 << 10;

    private final AtomicReferenceArray<@Nullable Thread> ended = new AtomicReferenceArray<>(SLOTS);

    /** Called by the virtual thread at its very end. */
    void add(Thread virtualThread) {
        Thread carrier = Threads.carrier(virtualThread);
        if (carrier != null) {
            ended.setPlain(slot(carrier), virtualThread);
        }
    }

    /** The carrier itself where no virtual thread has ended on it. Called by the carrier. */
    Thread lastOn(Thread carrier) {
        Thread last = ended.getPlain(slot(carrier));
        return last == null ? carrier : last;
    }

    private static int slot(Thread carrier) {
        return (int) Threads.id(carrier) & SLOTS - 1;
    }
}
