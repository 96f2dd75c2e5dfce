package dev.awaitscope.cli.soak;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A hundred thousand virtual threads a minute, each of which waits in several ways, for as many minutes as it is told.
 * Prints a line {@code HEAP seconds bytes} now and then: what is in use after a collection.
 */
public final class SoakWorkload {
    private static final int PER_MINUTE = 100_000;
    private static final long BATCH_MILLIS = 10;

    private final Semaphore permits = new Semaphore(50);
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(16);
    /** On a machine that is too busy to keep up, threads are started later instead of piling up. */
    private final Semaphore unfinished = new Semaphore(5000);
    private final AtomicLong done = new AtomicLong();

    private SoakWorkload() {}

    public static void main(String[] args) throws Exception {
        long seconds = Math.round(60 * Double.parseDouble(args[0]));
        new SoakWorkload().run(seconds);
    }

    private void run(long seconds) throws Exception {
        Thread.ofVirtual().name("drain").start(this::drain);
        long beginNanos = System.nanoTime();
        long endNanos = beginNanos + TimeUnit.SECONDS.toNanos(seconds);
        long measureNanos = Math.max(1, seconds / 120) * 1_000_000_000L;
        long nextMeasure = beginNanos + measureNanos;
        long started = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor()) {
            while (System.nanoTime() - endNanos < 0) {
                ticks.schedule(() -> {}, BATCH_MILLIS, TimeUnit.MILLISECONDS).get();
                long due = (System.nanoTime() - beginNanos) / 1_000_000 * PER_MINUTE / 60_000;
                for (; started < due; started++) {
                    int number = (int) started;
                    unfinished.acquire();
                    threads.submit(() -> work(number));
                }
                if (System.nanoTime() - nextMeasure >= 0) {
                    nextMeasure += measureNanos;
                    print((System.nanoTime() - beginNanos) / 1_000_000_000);
                }
            }
        }
        System.out.printf(Locale.ROOT, "THREADS %d %d%n", started, done.get());
    }

    private Void work(int number) throws InterruptedException {
        permits.acquire();
        try {
            Thread.sleep(1 + number % 5);
        } finally {
            permits.release();
        }
        lock.lock();
        try {
            done.incrementAndGet();
        } finally {
            lock.unlock();
        }
        queue.put(number);
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(number));
        answer.join();
        unfinished.release();
        return null;
    }

    private void drain() {
        try {
            while (true) {
                queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(long second) {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(Locale.ROOT, "HEAP %d %d%n", second, used);
    }
}
