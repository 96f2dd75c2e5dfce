package dev.awaitscope.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Tasks that are due at known times: at a fixed rate, with a fixed delay, and once; in each kind of executor that has
 * such tasks, each with one thread, and each in an executor of its own.
 */
public final class DueWorkload {
    /** From one due time to the next, or from the end of a run to it. */
    public static final int PERIOD_MILLIS = 20;
    /** How long the first run takes, at least. */
    public static final int LONG_RUN_MILLIS = 70;
    /** How often a periodic task runs; the last time it throws. */
    public static final int RUNS = 4;

    private DueWorkload() {}

    /** Prints how often each ran. */
    public static void main(String[] args) throws Exception {
        all(() -> new ScheduledThreadPoolExecutor(1));
        if (ScheduledExecutorService.class.isAssignableFrom(ForkJoinPool.class)) {
            all(() -> (ScheduledExecutorService) (Object) new ForkJoinPool(1));
        }
    }

    private interface Maker {
        ScheduledExecutorService make();
    }

    private static void all(Maker maker) throws Exception {
        AtomicInteger rate = new AtomicInteger();
        ScheduledExecutorService executor = maker.make();
        end(executor, executor.scheduleAtFixedRate(() -> run(rate), PERIOD_MILLIS, PERIOD_MILLIS,
                TimeUnit.MILLISECONDS));
        AtomicInteger delay = new AtomicInteger();
        executor = maker.make();
        end(executor, executor.scheduleWithFixedDelay(() -> run(delay), PERIOD_MILLIS, PERIOD_MILLIS,
                TimeUnit.MILLISECONDS));
        System.out.println(rate + " " + delay);

        executor = maker.make();
        CountDownLatch begun = new CountDownLatch(1);
        executor.execute(() -> {
            begun.countDown();
            pause();
        });
        begun.await();
        end(executor, executor.schedule(() -> 1, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static void run(AtomicInteger runs) {
        int run = runs.incrementAndGet();
        if (run == 1) {
            pause();
        } else if (run == RUNS) {
            throw new IllegalStateException("enough");
        }
    }

    private static void pause() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONG_RUN_MILLIS);
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void end(ScheduledExecutorService executor, Future<?> last) throws InterruptedException {
        try {
            last.get();
        } catch (ExecutionException e) {
            System.out.println(e.getCause().getMessage());
        }
        executor.shutdown();
        if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("tasks are left");
        }
    }
}
