package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.VirtualThreadRun;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Records each mount of each virtual thread, where that is asked for. */
final class MountRecorder {
    /*
     * Only the carrier sees the beginning and the end of a mount, but events that carriers commit may get lost (see
     * MonitorRecorder). So the carrier begins and ends the event, and the virtual thread commits it when it has been
     * mounted again, on its way out of yieldContinuation, or at its own end. There is no such way out of a monitor or of
     * Object.wait, where the JVM itself unmounts: these, and the last one of a thread that stays unmounted, are written
     * by the watching thread.
     */
    /** {@code VirtualThread.STARTED} of JDK 25. */
    private static final int STARTED = 1;
    /** States in which the thread is when it has just been unmounted. */
    private static final int PARKING = 3;
    private static final int TIMED_PARKING = 6;
    private static final int YIELDING = 10;
    private static final int BLOCKING = 12;
    private static final int WAITING = 15;
    private static final int TIMED_WAITING = 17;
    /** The state of a thread that the JVM has let go on: by a thread of its own, not by the one that is the reason. */
    private static final int UNBLOCKED = 14;

    /** A run to be written by the watching thread, with those pushed before it. */
    private record Pushed(VirtualThreadRun run, @Nullable Pushed next) {}

    private final ThreadStates states;
    private final Counters counters;
    private final AtomicReference<@Nullable Pushed> pushed = new AtomicReference<>();

    MountRecorder(ThreadStates states, Counters counters) {
        this.states = states;
        this.counters = counters;
    }

    /** The current thread is about to hand the virtual one to its scheduler. */
    void ready(Thread virtualThread, int threadState) {
        ThreadState state = threadState == STARTED ? states.ofUnmounted(virtualThread) : states.find(virtualThread);
        Mounts mounts = state == null || !state.traced ? null : state.mounts();
        if (mounts != null) {
            Thread by = Thread.currentThread();
            if (threadState == STARTED) {
                mounts.created(by);
            }
            mounts.ready(threadState == UNBLOCKED ? null : by);
        }
    }

    /** On the carrier. */
    void mounting(Thread virtualThread) {
        ThreadState state = states.ofUnmounted(virtualThread);
        if (state == null) {
            counters.dropped(Counters.VIRTUAL_THREAD_RUN);
        } else if (state.traced) {
            state.mounts().begin(Thread.currentThread());
        }
    }

    /** On the carrier, where nothing else can touch the virtual thread yet. */
    void unmounted(Thread virtualThread, int threadState) {
        ThreadState state = states.find(virtualThread);
        VirtualThreadRun run = state == null || !state.traced ? null : state.mounts().end(reason(threadState));
        if (state == null || run == null) {
            return;
        }
        if (threadState == PARKING || threadState == TIMED_PARKING || threadState == YIELDING) {
            state.mounts().keep(run);
        } else {
            push(run);
        }
    }

    private static String reason(int threadState) {
        return switch (threadState) {
            case PARKING -> "park";
            case TIMED_PARKING -> "timed-park";
            case YIELDING -> "yield";
            case BLOCKING -> "monitor";
            case WAITING, TIMED_WAITING -> "object-wait";
            default -> "";
        };
    }

    private void push(VirtualThreadRun run) {
        Pushed head;
        do {
            head = pushed.get();
        } while (!pushed.compareAndSet(head, new Pushed(run, head)));
    }

    /** By the virtual thread, which has been mounted again, or could not be unmounted. */
    void resumed(Thread virtualThread, boolean yielded) {
        ThreadState state = states.find(virtualThread);
        if (state == null || !state.traced) {
            return;
        }
        if (!yielded) {
            state.mounts().pinned();
        }
        commitEnded(state.mounts());
    }

    /** By the virtual thread at its very end. */
    void end(Thread virtualThread) {
        ThreadState state = states.find(virtualThread);
        if (state == null) {
            return;
        }
        if (state.traced) {
            commitEnded(state.mounts());
            VirtualThreadRun run = state.mounts().end("ended");
            if (run != null) {
                commit(run);
            }
        }
        state.forgetMounts();
        states.release(state);
    }

    /** What has been left to the watching thread. By that, and by JFR's at the end of a chunk. */
    void collect() {
        for (Pushed next = pushed.getAndSet(null); next != null; next = next.next) {
            commit(next.run);
        }
    }

    /** At the end of a chunk: the last run of threads that are not mounted. */
    void commitAll() {
        collect();
        states.forEach(state -> {
            Mounts mounts = state.knownMounts();
            if (mounts != null) {
                commitEnded(mounts);
            }
        });
    }

    private void commitEnded(Mounts mounts) {
        VirtualThreadRun run = mounts.takeEnded();
        if (run != null) {
            commit(run);
        }
    }

    private void commit(VirtualThreadRun run) {
        if (run.isEnabled() && counters.isOpen()) {
            EventBuffer.clean();
            run.commit();
            counters.committed(Counters.VIRTUAL_THREAD_RUN);
        }
    }
}
