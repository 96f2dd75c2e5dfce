package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Records the tasks of executors: who submits what, who runs it and how it ends. Tasks are never wrapped. */
final class TaskRecorder {
    private static final VarHandle FUTURE_STATE;
    private static final VarHandle FUTURE_OUTCOME;
    /** {@code FutureTask.EXCEPTIONAL}. */
    private static final int EXCEPTIONAL = 3;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(FutureTask.class, MethodHandles.lookup());
            FUTURE_STATE = lookup.findVarHandle(FutureTask.class, "state", int.class);
            FUTURE_OUTCOME = lookup.findVarHandle(FutureTask.class, "outcome", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

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
            event.queueLength = queueLength(pool);
            if (pool instanceof ScheduledExecutorService && task instanceof Delayed delayed) {
                event.delay = Math.max(0, delayed.getDelay(TimeUnit.NANOSECONDS));
            }
            event.commit();
            counters.committed(Counters.TASK_SUBMIT);
        }
    }

    /** -1 where asking might take a lock, or run code of the program. */
    private static int queueLength(Object pool) {
        if (pool.getClass() == ThreadPoolExecutor.class) {
            Object queue = ((ThreadPoolExecutor) pool).getQueue();
            if (queue.getClass() == LinkedBlockingQueue.class) {
                return ((LinkedBlockingQueue<?>) queue).size();
            }
            return queue.getClass() == SynchronousQueue.class ? 0 : -1;
        }
        return -1;
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
            event.failureClass = failureClass(task, thrown);
            commit(event);
        }
    }

    private static @Nullable Class<?> failureClass(Object task, @Nullable Object thrown) {
        if (thrown != null) {
            return thrown.getClass();
        }
        if (task instanceof FutureTask && (int) FUTURE_STATE.getVolatile(task) == EXCEPTIONAL) {
            Object outcome = FUTURE_OUTCOME.get(task);
            return outcome == null ? null : outcome.getClass();
        }
        return null;
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

    void commit(TaskRun event) {
        if (counters.isOpen()) {
            event.commit();
            counters.committed(Counters.TASK_RUN);
        }
    }
}
