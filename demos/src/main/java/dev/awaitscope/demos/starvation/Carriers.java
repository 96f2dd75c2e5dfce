package dev.awaitscope.demos.starvation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The threads that carry virtual threads, all taken at once for a while; and how long a newcomer waits meanwhile. */
final class Carriers {
    private final int carriers;
    private final Duration taken;

    Carriers(int carriers, Duration taken) {
        this.carriers = carriers;
        this.taken = taken;
    }

    /** As many as the JVM was told to use, or as there are processors. */
    static int count() {
        return Integer.getInteger("jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
    }

    /** Each taker computes without ever waiting, and a virtual thread is not preempted. */
    long busy() throws InterruptedException {
        return newcomer(Thread.ofVirtual().name("busy-", 1), this::compute);
    }

    long busyElsewhere() throws InterruptedException {
        return newcomer(Thread.ofPlatform().name("busy-", 1), this::compute);
    }

    /** Each taker sleeps with a frame on its stack that cannot leave the carrier. */
    long pinned() throws InterruptedException {
        return newcomer(Thread.ofVirtual().name("pinned-", 1), begun -> SlowClass.initializeNew(() -> sleep(begun)));
    }

    long unpinned() throws InterruptedException {
        return newcomer(Thread.ofVirtual().name("sleeping-", 1), this::sleep);
    }

    /**
     * Nanoseconds from the start of a virtual thread to its first instruction, while the takers are at it.
     *
     * @param taking
     *            what a taker does; it runs what it is given as soon as it has its thread
     */
    private long newcomer(Thread.Builder builder, Consumer<Runnable> taking) throws InterruptedException {
        CountDownLatch allTaken = new CountDownLatch(carriers);
        List<Thread> takers = new ArrayList<>();
        for (int i = 0; i < carriers; i++) {
            takers.add(builder.start(() -> taking.accept(allTaken::countDown)));
        }
        allTaken.await();
        AtomicLong waitedNanos = new AtomicLong();
        long startNanos = System.nanoTime();
        Thread newcomer = Thread.ofVirtual()
                .name("newcomer")
                .start(() -> waitedNanos.set(System.nanoTime() - startNanos));
        newcomer.join();
        for (Thread taker : takers) {
            taker.join();
        }
        return waitedNanos.get();
    }

    private void compute(Runnable begun) {
        begun.run();
        long endNanos = System.nanoTime() + taken.toNanos();
        while (System.nanoTime() < endNanos) {
            Thread.onSpinWait();
        }
    }

    private void sleep(Runnable begun) {
        begun.run();
        try {
            Thread.sleep(taken);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts these threads", e);
        }
    }
}
