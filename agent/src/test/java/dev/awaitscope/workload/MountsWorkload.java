package dev.awaitscope.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The virtual thread {@code counted} leaves its carrier a known number of times, for each reason in turn; the thread
 * {@code partner} makes it ready again. Then {@code pinned} parks where it cannot leave it.
 */
public final class MountsWorkload {
    private static final int TIMES = 3;
    private static final long MILLIS = 20;

    private final Object monitor = new Object();
    private final CountDownLatch held = new CountDownLatch(1);

    private MountsWorkload() {}

    /** Prints what was done, in the words of the recording. */
    public static void main(String[] args) throws InterruptedException {
        MountsWorkload workload = new MountsWorkload();
        Thread counted = Virtual.thread("virtual", "counted", workload::leave);
        Thread partner = new Thread(() -> workload.makeReady(counted), "partner");
        partner.start();
        counted.start();
        partner.join();
        counted.join();
        Thread pinned = Virtual.thread("virtual", "pinned", MountsWorkload::park);
        pinned.start();
        pinned.join();
    }

    @SuppressWarnings({"WaitNotInLoop", "ThreadPriorityCheck"}) // exactly one call each
    private void leave() {
        for (int i = 0; i < TIMES; i++) {
            LockSupport.park(this);
            System.out.println("park");
        }
        for (int i = 0; i < TIMES; i++) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(MILLIS));
            System.out.println("timed-park");
        }
        for (int i = 0; i < TIMES; i++) {
            Thread.yield();
            System.out.println("yield");
        }
        held.countDown();
        // Says that partner may take the monitor, and waits until it has.
        LockSupport.park(this);
        System.out.println("park");
        try {
            synchronized (monitor) {
                System.out.println("monitor");
                monitor.wait(MILLIS);
                System.out.println("object-wait");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        System.out.println("ended");
    }

    private void makeReady(Thread counted) {
        try {
            for (int i = 0; i < TIMES; i++) {
                unpark(counted);
            }
            held.await();
            synchronized (monitor) {
                unpark(counted);
                await(counted, Thread.State.BLOCKED);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpark(Thread thread) {
        await(thread, Thread.State.WAITING);
        LockSupport.unpark(thread);
        while (thread.getState() == Thread.State.WAITING) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static void await(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static void park() {
        System.out.println(Initialized.VALUE);
    }

    /** A thread that initializes a class has a frame of the JVM on its stack, and so is pinned. */
    private static final class Initialized {
        static final String VALUE = value();

        private static String value() {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
            return "ended";
        }
    }
}
