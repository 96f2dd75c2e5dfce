package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.TaskRun;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
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
    private static final ClassValue<TaskClass> CLASSES = new ClassValue<>() {
        @Override
        protected TaskClass computeValue(Class<?> type) {
            return new TaskClass(type);
        }
    };
    private static final ClassValue<Boolean> SCHEDULER_FACTORIES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.getName().startsWith("java.lang.VirtualThread");
        }
    };

    /** What is known of one class of tasks. */
    private static final class TaskClass {
        final boolean neverForked;
        volatile boolean submitted;

        TaskClass(Class<?> type) {
            neverForked = CompletableFuture.AsynchronousCompletionTask.class.isAssignableFrom(type)
                    || type.getName().startsWith("java.util.concurrent.ForkJoinTask$");
        }
    }

    /** The run of one task, with what the thread was waiting for when it took the task up. */
    record Run(@Nullable TaskRun event, @Nullable WaitScope interrupted) {}

    private final TaskRecorder tasks;
    private final WaitRecorder waits;
    private final AtomicIntegerArray submitted = new AtomicIntegerArray(SLOTS);

    ForkJoinRecorder(TaskRecorder tasks, WaitRecorder waits) {
        this.tasks = tasks;
        this.waits = waits;
    }

    void submit(Object pool, Object task) {
        if (Threads.isCarrier(Thread.currentThread()) || isScheduler(pool)) {
            return;
        }
        TaskClass type = CLASSES.get(task.getClass());
        if (!type.neverForked) {
            int hash = System.identityHashCode(task);
            submitted.setRelease(hash & SLOTS - 1, hash);
            type.submitted = true;
        }
        tasks.submit(pool, task);
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
        TaskClass type = CLASSES.get(task.getClass());
        if (type.neverForked) {
            return true;
        }
        if (!type.submitted) {
            return false;
        }
        int hash = System.identityHashCode(task);
        return submitted.getAcquire(hash & SLOTS - 1) == hash && submitted.compareAndSet(hash & SLOTS - 1, hash, 0);
    }

    private static ForkJoinPool pool(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker ? worker.getPool() : ForkJoinPool.commonPool();
    }

    void end(Object task, Run run) {
        TaskRun event = run.event();
        if (event != null) {
            Throwable failure = task instanceof ForkJoinTask<?> forkJoinTask ? forkJoinTask.getException() : null;
            event.failureClass = failure == null ? null : failure.getClass();
            tasks.commit(event);
        }
        WaitScope interrupted = run.interrupted();
        if (interrupted != null) {
            waits.attach(interrupted);
        }
    }
}
