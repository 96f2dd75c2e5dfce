package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.TaskReject;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Records the tasks of executors: who submits what, who runs it and how it ends. Tasks are never wrapped. */
final class TaskRecorder {
    /** A task that is due at once has been so for a moment when its delay is read. */
    private static final long ON_TIME_NANOS = 1_000_000;

    private final ThreadStates states;
    private final Counters counters;

    TaskRecorder(ThreadStates states, Counters counters) {
        this.states = states;
        this.counters = counters;
    }

    void submit(Object pool, Object task) {
        TaskSubmit event = new TaskSubmit();
        if (event.isEnabled() && counters.isOpen() && !Threads.isCarrier(Thread.currentThread())) {
            event.taskId = System.identityHashCode(task);
            event.taskClass = task.getClass();
            event.poolId = System.identityHashCode(pool);
            event.poolClass = pool.getClass();
            event.queueLength = PoolState.queueLength(pool);
            event.poolSize = PoolState.size(pool);
            event.maximumPoolSize = PoolState.maximum(pool);
            if (pool instanceof ScheduledExecutorService && task instanceof Delayed delayed) {
                event.delay = delay(delayed);
            }
            commit(event);
        }
    }

    /** Negative where it was due already, as the next run of a periodic task whose run took longer than its period. */
    private static long delay(Delayed task) {
        long left = task.getDelay(TimeUnit.NANOSECONDS);
        return left < 0 && left > -ON_TIME_NANOS ? 0 : left;
    }

    /** Written by the submitting thread, after {@link #submit}. */
    void reject(Object pool, Object task) {
        TaskReject event = new TaskReject();
        if (event.isEnabled() && counters.isOpen() && !Threads.isCarrier(Thread.currentThread())) {
            event.taskId = System.identityHashCode(task);
            event.taskClass = task.getClass();
            event.poolId = System.identityHashCode(pool);
            event.poolClass = pool.getClass();
            event.policyClass = PoolState.policy(pool);
            event.queueLength = PoolState.queueLength(pool);
            event.poolSize = PoolState.size(pool);
            EventBuffer.clean();
            event.commit();
            counters.committed(Counters.TASK_REJECT);
        }
    }

    void start(Object pool, Object task) {
        TaskRun event = run(System.identityHashCode(task), task, pool);
        if (event != null) {
            ThreadState state = states.current(Thread.currentThread());
            if (state != null && state.traced) {
                state.task = event;
            }
        }
    }

    void end(Object task, @Nullable Object thrown) {
        ThreadState state = states.find(Thread.currentThread());
        TaskRun event = state == null ? null : state.task;
        if (state != null && event != null) {
            state.task = null;
            states.release(state);
            end(event, task, thrown);
        }
    }

    /** The caller runs a task that the pool refused: within a task of its own perhaps, which goes on afterwards. */
    @Nullable
    TaskRun startInCaller(Object pool, Object task) {
        Thread thread = Thread.currentThread();
        ThreadState state = Threads.isCarrier(thread) ? null : states.current(thread);
        if (state == null || !state.traced || PoolState.isShutDown(pool)) {
            return null;
        }
        TaskRun event = run(System.identityHashCode(task), task, pool);
        states.release(state);
        return event;
    }

    void end(TaskRun event, Object task, @Nullable Object thrown) {
        TaskOutcome.describe(event, task, thrown);
        commit(event);
    }

    /** Null where nothing is recorded. */
    static @Nullable TaskRun run(long taskId, Object task, @Nullable Object pool) {
        TaskRun event = new TaskRun();
        if (!event.isEnabled()) {
            return null;
        }
        event.taskId = taskId;
        event.taskClass = task.getClass();
        event.poolId = System.identityHashCode(pool);
        event.poolClass = pool == null ? null : pool.getClass();
        event.begin();
        return event;
    }

    void commit(TaskSubmit event) {
        if (counters.isOpen()) {
            EventBuffer.clean();
            event.commit();
            counters.committed(Counters.TASK_SUBMIT);
        }
    }

    void commit(TaskRun event) {
        if (counters.isOpen()) {
            EventBuffer.clean();
            event.commit();
            counters.committed(Counters.TASK_RUN);
        }
    }
}
