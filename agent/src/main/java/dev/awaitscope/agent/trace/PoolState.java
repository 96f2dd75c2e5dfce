package dev.awaitscope.agent.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of an executor without taking a lock and without running code of the program, as an overridden
 * {@code size()} would be. Needs {@code java.util.concurrent} to be open to this class's module.
 */
final class PoolState {
    private static final int NOT_KNOWN = -1;
    /** {@code ThreadPoolExecutor.COUNT_MASK}: the lower bits of {@code ctl} count the workers. */
    private static final int WORKERS = (1 << Integer.SIZE - 3) - 1;
    private static final VarHandle CTL = field(ThreadPoolExecutor.class, "ctl", AtomicInteger.class);
    private static final VarHandle QUEUE = field(ThreadPoolExecutor.class, "workQueue", BlockingQueue.class);
    private static final VarHandle MAXIMUM = field(ThreadPoolExecutor.class, "maximumPoolSize", int.class);
    private static final VarHandle POLICY = field(ThreadPoolExecutor.class, "handler", RejectedExecutionHandler.class);
    private static final VarHandle ARRAY_COUNT = field(ArrayBlockingQueue.class, "count", int.class);
    private static final VarHandle DEQUE_COUNT = field(LinkedBlockingDeque.class, "count", int.class);
    private static final VarHandle PRIORITY_SIZE = field(PriorityBlockingQueue.class, "size", int.class);
    private static final Class<?> DELAYED = delayedWorkQueue();
    private static final VarHandle DELAYED_SIZE = field(DELAYED, "size", int.class);

    private PoolState() {}

    private static Class<?> delayedWorkQueue() {
        try {
            return Class.forName("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue");
        } catch (ClassNotFoundException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static VarHandle field(Class<?> type, String name, Class<?> fieldType) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findVarHandle(type, name, fieldType);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Threads that the pool has; -1 where that is not known. */
    static int size(Object pool) {
        if (pool instanceof ThreadPoolExecutor) {
            return ((AtomicInteger) CTL.get(pool)).get() & WORKERS;
        }
        return pool.getClass() == ForkJoinPool.class ? ((ForkJoinPool) pool).getPoolSize() : NOT_KNOWN;
    }

    /** Threads that the pool may have; -1 where that is not known or there is no limit. */
    static int maximum(Object pool) {
        if (pool instanceof ThreadPoolExecutor) {
            int maximum = (int) MAXIMUM.getVolatile(pool);
            return maximum == Integer.MAX_VALUE ? NOT_KNOWN : maximum;
        }
        return pool.getClass() == ForkJoinPool.class ? ((ForkJoinPool) pool).getParallelism() : NOT_KNOWN;
    }

    /** Tasks that wait in the pool's queue; -1 where that is not known. May be some tasks late. */
    static int queueLength(Object pool) {
        if (pool instanceof ThreadPoolExecutor) {
            return length(QUEUE.get(pool));
        }
        return pool.getClass() == ForkJoinPool.class ? ((ForkJoinPool) pool).getQueuedSubmissionCount() : NOT_KNOWN;
    }

    private static int length(Object queue) {
        Class<?> type = queue.getClass();
        if (type == LinkedBlockingQueue.class) {
            return ((LinkedBlockingQueue<?>) queue).size();
        }
        if (type == SynchronousQueue.class) {
            return 0;
        }
        if (type == DELAYED) {
            return (int) DELAYED_SIZE.get(queue);
        }
        if (type == ArrayBlockingQueue.class) {
            return (int) ARRAY_COUNT.get(queue);
        }
        if (type == LinkedBlockingDeque.class) {
            return (int) DEQUE_COUNT.get(queue);
        }
        return type == PriorityBlockingQueue.class ? (int) PRIORITY_SIZE.get(queue) : NOT_KNOWN;
    }

    /** Whether the pool takes no more tasks. */
    static boolean isShutDown(Object pool) {
        return ((AtomicInteger) CTL.get(pool)).get() >= 0;
    }

    /** Null for an executor that has no policy. */
    static @Nullable Class<?> policy(Object pool) {
        return pool instanceof ThreadPoolExecutor ? POLICY.getVolatile(pool).getClass() : null;
    }
}
