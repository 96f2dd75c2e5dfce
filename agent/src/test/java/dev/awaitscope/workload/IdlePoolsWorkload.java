package dev.awaitscope.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Pools whose threads have all run one task and then have nothing to do. */
public final class IdlePoolsWorkload {
    /** Threads of each pool. */
    public static final int THREADS = 50;
    /** For so long nothing is done. */
    public static final int IDLE_MILLIS = 1500;

    private IdlePoolsWorkload() {}

    /** Prints nothing but its end. */
    public static void main(String[] args) throws Exception {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), task -> daemon(task, "idle-pool"));
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(THREADS,
                task -> daemon(task, "idle-scheduler"));
        ForkJoinPool forkJoin = new ForkJoinPool(THREADS, p -> {
            ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(p);
            thread.setName("idle-forkjoin");
            return thread;
        }, null, false);
        busy(pool);
        busy(scheduler);
        busy(forkJoin);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        System.out.println("idle");
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Has as many threads as there may be run a task at the same time. */
    private static void busy(Executor executor) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            executor.execute(() -> {
                begun.countDown();
                try {
                    begun.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        begun.await();
    }
}
