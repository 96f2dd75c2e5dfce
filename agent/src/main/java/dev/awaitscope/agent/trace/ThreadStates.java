package dev.awaitscope.agent.trace;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands out the {@link ThreadState} of each thread. */
final class ThreadStates {
    private final ThreadTable table = new ThreadTable();
    private final Limits limits;
    private final Counters counters;

    ThreadStates(Limits limits, Counters counters) {
        this.limits = limits;
        this.counters = counters;
    }

    @Nullable
    ThreadState find(Thread thread) {
        return table.find(thread, Threads.id(thread));
    }

    /** Null where the table is full; the thread's waits are then dropped and counted as such. */
    @Nullable
    ThreadState current(Thread thread) {
        long id = Threads.id(thread);
        ThreadState state = table.find(thread, id);
        if (state == null) {
            state = add(thread, id);
            if (state == null) {
                counters.dropped(Counters.THREAD_WAIT);
            }
        }
        return state;
    }

    /** Of a virtual thread that is not mounted, by the one thread that may touch it then; null where the table is full. */
    @Nullable
    ThreadState ofUnmounted(Thread virtualThread) {
        long id = Threads.id(virtualThread);
        ThreadState state = table.find(virtualThread, id);
        return state != null ? state : add(virtualThread, id);
    }

    private @Nullable ThreadState add(Thread thread, long id) {
        boolean traced = limits.threads().test(thread);
        ThreadState state = new ThreadState(thread, id, Threads.isVirtual(thread), traced,
                !traced && limits.jvmThreads().test(thread));
        return table.insert(state) ? state : null;
    }

    /** Forgets a virtual thread of which nothing is left to know; a platform thread stays until it ends. */
    void release(ThreadState state) {
        if (state.virtual && state.isEmpty()) {
            table.remove(state);
        }
    }

    /** Puts a state back that {@link #release} may have removed. */
    void keep(ThreadState state) {
        if (state.virtual && table.find(state.thread, state.id) == null) {
            table.insert(state);
        }
    }

    void end(Thread thread) {
        ThreadState state = find(thread);
        if (state != null) {
            table.remove(state);
            counters.keep(state);
        }
    }

    @Nullable
    Thread findThread(long id) {
        AtomicReference<@Nullable Thread> found = new AtomicReference<>();
        table.forEach(state -> {
            if (state.id == id) {
                found.set(state.thread);
            }
        });
        return found.get();
    }

    void forEach(Consumer<ThreadState> action) {
        table.forEach(action);
    }
}
