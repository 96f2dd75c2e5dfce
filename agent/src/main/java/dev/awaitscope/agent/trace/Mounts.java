package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.VirtualThreadRun;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The mounts of one virtual thread. At any time one thread at most calls these methods, ordered by the virtual thread's
 * own state: whoever made it ready, the carrier that mounts or unmounts it, or itself; {@link #takeEnded} may be called
 * by any.
 */
final class Mounts {
    private static final VarHandle ENDED;

    static {
        try {
            ENDED = MethodHandles.lookup().findVarHandle(Mounts.class, "ended", VirtualThreadRun.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread virtualThread;
    private @Nullable Thread createdBy;
    private @Nullable Thread readyBy;
    /** {@link Long#MIN_VALUE} where it is not known. */
    private long readyNanos = Long.MIN_VALUE;
    private @Nullable VirtualThreadRun current;
    /** Has ended, and is to be written by the virtual thread when it is mounted again. */
    private volatile @Nullable VirtualThreadRun ended;

    Mounts(Thread virtualThread) {
        this.virtualThread = virtualThread;
    }

    void created(Thread by) {
        createdBy = by;
    }

    void ready(@Nullable Thread by) {
        readyBy = by;
        readyNanos = System.nanoTime();
    }

    void begin(Thread carrier) {
        VirtualThreadRun run = new VirtualThreadRun();
        run.virtualThread = virtualThread;
        run.carrier = carrier;
        run.createdBy = createdBy;
        run.readyBy = readyBy;
        if (readyNanos != Long.MIN_VALUE) {
            run.readyTime = System.nanoTime() - readyNanos;
        }
        createdBy = null;
        readyBy = null;
        readyNanos = Long.MIN_VALUE;
        current = run;
        run.begin();
    }

    void pinned() {
        if (current != null) {
            current.pinned = true;
        }
    }

    /** Null where its beginning was not seen. */
    @Nullable
    VirtualThreadRun end(String unmountedFor) {
        VirtualThreadRun run = current;
        if (run != null) {
            run.end();
            run.unmountedFor = unmountedFor;
            current = null;
        }
        return run;
    }

    void keep(VirtualThreadRun run) {
        ended = run;
    }

    /** What {@link #keep} was given, once; null where there is nothing. */
    @Nullable
    VirtualThreadRun takeEnded() {
        return ended == null ? null : (VirtualThreadRun) ENDED.getAndSet(this, null);
    }
}
