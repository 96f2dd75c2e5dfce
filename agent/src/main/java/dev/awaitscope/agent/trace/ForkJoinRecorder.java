package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.TaskRun;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Records the tasks that are submitted to fork/join pools, not those that a task forks: there may be millions of them,
 * each shorter than an event. A task that runs within a join or get of the same thread is no part of that wait.
 */
final class ForkJoinRecorder {
    /*
     * doExec runs every task, also the forked ones, so it must tell them apart fast: by class first (most classes are
     * only ever forked, or only ever submitted), then by a small table of the identity hashes of submitted tasks. An
     * entry that was overwritten costs the run of one task.
     */
    private static final int SLOTS = 1 << 16;
    /**
     * What is known of each class of tasks, one of the states below. Of the JDK's types only: a class keeps its values for
     * good, and one of ours would keep the agent loaded.
     */
    private static final ClassValue<AtomicInteger> CLASSES = new ClassValue<>() {
        @Override
        protected AtomicInteger computeValue(Class<?> type) {
            boolean neverForked = CompletableFuture.AsynchronousCompletionTask.class.isAssignableFrom(type)
                    || type.getName().startsWith("java.util.concurrent.ForkJoinTask$")
                    || type.getName().startsWith("java.util.concurrent.DelayScheduler$");
            return new AtomicInteger(neverForked ? NEVER_FORKED : FORKED_ONLY);
        }
    };
    private static final int FORKED_ONLY = 0;
    private static final int NEVER_FORKED = 1;
    private static final int SUBMITTED = 2;
    private static final ClassValue<Boolean> SCHEDULER_FACTORIES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getName().startsWith("java.lang.VirtualThread");
        }
    };

    /** The pool of a task that is not due yet; null before JDK 25, where pools have no such tasks. */
    private static final @Nullable VarHandle SCHEDULED_POOL = scheduledPool();

    private static @Nullable VarHandle scheduledPool() {
        try {
            Class<?> type = Class.forName("java.util.concurrent.DelayScheduler$ScheduledForkJoinTask", false, null);
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findVarHandle(type, "pool", ForkJoinPool.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** The run of one task, with what the thread was waiting for when it took the task up. */
    record Run(@Nullable TaskRun event, @Nullable WaitScope interrupted) {}

    private final TaskRecorder tasks;
    private final WaitRecorder waits;
    /** {@code CompletableFuture} has one of these where a pool would have only one thread; JDK 25 has none. */
    private volatile @Nullable Object threadPerTask;
    private final AtomicIntegerArray submitted = new AtomicIntegerArray(SLOTS);

    ForkJoinRecorder(TaskRecorder tasks, WaitRecorder waits) {
        this.tasks = tasks;
        this.waits = waits;
    }

    void submit(Object pool, Object task) {
        if (Threads.isCarrier(Thread.currentThread()) || isScheduler(pool)) {
            return;
        }
        AtomicInteger type = CLASSES.get(task.getClass());
        if (type.get() != NEVER_FORKED) {
            mark(task);
            type.set(SUBMITTED);
        }
        tasks.submit(pool, task);
    }

    /** As {@link #submit}, for a task that is not due yet. */
    void schedule(Object task) {
        Object pool = SCHEDULED_POOL == null ? null : SCHEDULED_POOL.get(task);
        // One that is done comes here to be forgotten.
        if (pool != null && !((ForkJoinTask<?>) task).isDone()) {
            submit(pool, task);
        }
    }

    void reject(Object pool, Object task) {
        if (!Threads.isCarrier(Thread.currentThread()) && !isScheduler(pool)) {
            tasks.reject(pool, task);
        }
    }

    /** A task of {@code CompletableFuture} for which the executor is about to make a thread. */
    void submitToThread(Object executor, Object task) {
        threadPerTask = executor;
        mark(task);
        tasks.submit(executor, task);
    }

    /** Null unless {@link #submitToThread} was called for the task: in a pool its run is seen without this. */
    @Nullable
    TaskRun startInThread(Object task) {
        Object executor = threadPerTask;
        if (executor == null || Thread.currentThread() instanceof ForkJoinWorkerThread || !unmark(task)) {
            return null;
        }
        return TaskRecorder.run(System.identityHashCode(task), task, executor);
    }

    private void mark(Object task) {
        int hash = System.identityHashCode(task);
        submitted.setRelease(hash & SLOTS - 1, hash);
    }

    private boolean unmark(Object task) {
        int hash = System.identityHashCode(task);
        return submitted.getAcquire(hash & SLOTS - 1) == hash && submitted.compareAndSet(hash & SLOTS - 1, hash, 0);
    }

    private static boolean isScheduler(Object pool) {
        return SCHEDULER_FACTORIES.get(((ForkJoinPool) pool).getFactory().getClass());
    }

    @Nullable
    Run start(Object task) {
        Thread thread = Thread.currentThread();
        if (Threads.isCarrier(thread)) {
            return null;
        }
        WaitScope interrupted = waits.detach(thread);
        TaskRun event = isSubmitted(task) ? TaskRecorder.run(System.identityHashCode(task), task, pool(thread)) : null;
        return event == null && interrupted == null ? null : new Run(event, interrupted);
    }

    private boolean isSubmitted(Object task) {
        AtomicInteger type = CLASSES.get(task.getClass());
        if (type.get() == NEVER_FORKED) {
            return true;
        }
        if (type.get() != SUBMITTED) {
            return false;
        }
        return unmark(task);
    }

    private static ForkJoinPool pool(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker ? worker.getPool() : ForkJoinPool.commonPool();
    }

    void end(Object task, Run run) {
        TaskRun event = run.event();
        if (event != null) {
            tasks.end(event, task, null);
        }
        WaitScope interrupted = run.interrupted();
        if (interrupted != null) {
            waits.attach(interrupted);
        }
    }
}
