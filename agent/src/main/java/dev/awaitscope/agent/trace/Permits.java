package dev.awaitscope.agent.trace;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Wake-ups of threads that did not wait: the next park of such a thread takes the permit and is over at once. A table of
 * fixed size, where a newer wake-up takes the place of an older one: it then has no known waker.
 */
final class Permits {
    private static final int SLOTS = 1 << 12;

    record Permit(Thread thread, Wake wake) {}

    private final AtomicReferenceArray<@Nullable Permit> slots = new AtomicReferenceArray<>(SLOTS);

    /** Called before the permit is really given. */
    void give(Thread thread, Wake wake) {
        slots.setRelease(slot(thread), new Permit(thread, wake));
    }

    /** What was given to the thread and not taken yet; null for nothing. */
    @Nullable
    Wake take(Thread thread) {
        int slot = slot(thread);
        Permit permit = slots.getAcquire(slot);
        return permit != null && permit.thread == thread && slots.compareAndSet(slot, permit, null)
                ? permit.wake
                : null;
    }

    private static int slot(Thread thread) {
        return (int) Threads.id(thread) & SLOTS - 1;
    }
}
