package dev.awaitscope.demos.threadcost;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A number of tasks, each of which needs a thread. */
final class ManyThreads {
    private final Variant variant;
    private final int workers;

    /** Tasks for one kind of thread; only a pool cares for the number of workers. */
    ManyThreads(Variant variant, int workers) {
        this.variant = variant;
        this.workers = workers;
    }

    /** Nanoseconds from the first start to the end of the last of so many tasks that do nothing. */
    long startNanos(int tasks) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(tasks);
        if (variant == Variant.POOLED) {
            try (ExecutorService pool = Executors.newFixedThreadPool(workers,
                    Thread.ofPlatform().name("worker-", 1).factory())) {
                // Started before, as in a pool that has been in use
                for (int i = 0; i < workers; i++) {
                    pool.execute(() -> {});
                }
                return elapsedNanos(() -> pool.execute(ended::countDown), tasks, ended);
            }
        }
        Thread.Builder builder = builder();
        return elapsedNanos(() -> builder.start(ended::countDown), tasks, ended);
    }

    private static long elapsedNanos(Runnable start, int tasks, CountDownLatch ended) throws InterruptedException {
        long startNanos = System.nanoTime();
        for (int i = 0; i < tasks; i++) {
            start.run();
        }
        ended.await();
        return System.nanoTime() - startNanos;
    }

    /** What so many threads occupy while all of them wait; for a pool, which has few, that of its workers. */
    Memory memory(int tasks) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        int threads = variant == Variant.POOLED ? Math.min(tasks, workers) : tasks;
        CountDownLatch waiting = new CountDownLatch(threads);
        Thread.Builder builder = builder();
        List<Thread> started = new ArrayList<>(threads);
        Memory before = Memory.now();
        try {
            for (int i = 0; i < threads; i++) {
                started.add(builder.start(() -> {
                    waiting.countDown();
                    await(go);
                }));
            }
            waiting.await();
            return Memory.now().minus(before);
        } finally {
            go.countDown();
            for (Thread thread : started) {
                thread.join();
            }
        }
    }

    /** A builder for one thread after the other. */
    Thread.Builder builder() {
        return variant == Variant.VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform().name("thread-", 1);
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts these threads", e);
        }
    }
}
