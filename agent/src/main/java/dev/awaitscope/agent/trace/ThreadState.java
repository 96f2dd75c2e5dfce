package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.TaskRun;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one thread: of a platform thread for its whole life, of a virtual one while it waits or runs a task
 * of a pool. Written by that thread alone; {@link #scope()} may be read by any.
 */
final class ThreadState {
    private static final VarHandle SCOPE;

    final Thread thread;
    final long id;
    final boolean virtual;
    /** False for threads that a recording leaves out. */
    final boolean traced;
    /** Set for threads that are no part of the program: their waits, which may last for ever, need not be followed. */
    final boolean ofJvm;
    /** The task that a pool's worker runs. */
    @Nullable
    TaskRun task;
    /** The stage of a future that it runs, or is about to. */
    @Nullable
    StageRun stage;
    /** Null for a thread that has not selected yet. */
    @Nullable
    LoopState loop;
    /** Set by carriers while the virtual thread is not mounted. */
    @Nullable
    MonitorWait monitorWait;
    private @Nullable Mounts mounts;
    private @Nullable WaitScope scope;
    private long @Nullable [] shortWaits;

    static {
        try {
            SCOPE = MethodHandles.lookup().findVarHandle(ThreadState.class, "scope", WaitScope.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    ThreadState(Thread thread, long id, boolean virtual, boolean traced, boolean ofJvm) {
        this.thread = thread;
        this.id = id;
        this.virtual = virtual;
        this.traced = traced;
        this.ofJvm = ofJvm;
    }

    @Nullable
    WaitScope scope() {
        return (WaitScope) SCOPE.getAcquire(this);
    }

    void setScope(@Nullable WaitScope scope) {
        SCOPE.setRelease(this, scope);
    }

    boolean isEmpty() {
        return scope == null && task == null && stage == null && loop == null && monitorWait == null && mounts == null;
    }

    /** Those of a virtual thread; by the one thread that may touch it at the moment. */
    Mounts mounts() {
        Mounts known = mounts;
        if (known == null) {
            known = new Mounts(thread);
            mounts = known;
        }
        return known;
    }

    void forgetMounts() {
        mounts = null;
    }

    /** Null where none is recorded; any thread. */
    @Nullable
    Mounts knownMounts() {
        return mounts;
    }

    /** Adds a wait that is too short to be recorded; platform threads only. */
    void addShortWait(int kind, long nanos) {
        long[] sums = shortWaits;
        if (sums == null) {
            sums = new long[2 * WaitKind.COUNT];
            shortWaits = sums;
        }
        sums[2 * kind]++;
        sums[2 * kind + 1] += nanos;
    }

    /** Count and sum by kind, alternately; null where there was none. Other threads may read slightly old values. */
    long @Nullable [] shortWaits() {
        return shortWaits;
    }
}
