package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
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
    /** Printed at the end, since printing takes locks. */
    private final List<String> lines = new ArrayList<>();
    /** How often it has been unparked; written by that thread only. */
    private volatile int resumed;

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
        workload.lines.forEach(System.out::println);
        Thread pinned = Virtual.thread("virtual", "pinned", MountsWorkload::park);
        pinned.start();
        pinned.join();
    }

    @SuppressWarnings({"WaitNotInLoop", "ThreadPriorityCheck", "NonAtomicVolatileUpdate"}) // exactly one call each
    private void leave() {
        for (int i = 0; i < TIMES; i++) {
            LockSupport.park(this);
            resumed++;
            lines.add("park");
        }
        for (int i = 0; i < TIMES; i++) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(MILLIS));
            lines.add("timed-park");
        }
        for (int i = 0; i < TIMES; i++) {
            Thread.yield();
            lines.add("yield");
        }
        held.countDown();
        // Says that partner may take the monitor, and waits until it has.
        LockSupport.park(this);
        resumed++;
        lines.add("park");
        try {
            synchronized (monitor) {
                lines.add("monitor");
                monitor.wait(MILLIS);
                lines.add("object-wait");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        lines.add("ended");
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

    private void unpark(Thread thread) {
        int before = resumed;
        await(thread, Thread.State.WAITING);
        LockSupport.unpark(thread);
        while (resumed == before) {
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
