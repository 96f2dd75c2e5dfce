package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads {@code short-1..3} park with a limit as often as their number times {@value #TIMES}, and wait as often with a
 * limit for a semaphore.
 */
public final class ShortWaitsWorkload {
    /** How often the first of them parks. */
    public static final int TIMES = 10;
    /** How many threads there are. */
    public static final int THREADS = 3;
    /** How long each wait is at least. */
    public static final long NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private ShortWaitsWorkload() {}

    /**
     * Prints for each thread how long it parked and how long it waited for the semaphore, by its own clock.
     *
     * @param args
     *            platform or virtual
     */
    public static void main(String[] args) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= THREADS; i++) {
            int times = i * TIMES;
            threads.add(Virtual.thread(args[0], "short-" + i, () -> waitShortly(times)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void waitShortly(int times) {
        try {
            Semaphore none = new Semaphore(0);
            long parked = 0;
            long acquired = 0;
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                LockSupport.parkNanos(NANOS);
                long between = System.nanoTime();
                none.tryAcquire(NANOS, TimeUnit.NANOSECONDS);
                parked += between - start;
                acquired += System.nanoTime() - between;
            }
            System.out.println(Thread.currentThread().getName() + " " + parked + " " + acquired);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
