package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** The thread {@code waiter} waits in each way that can be interrupted, and is. */
public final class InterruptWorkload {
    private static final long MILLIS = 30;

    private interface Call {
        void run() throws Exception;
    }

    private final ReentrantLock free = new ReentrantLock();
    private final Condition condition = free.newCondition();
    private final ReentrantLock taken;
    private final List<String> lines = new ArrayList<>();
    private volatile int begun;

    private InterruptWorkload(ReentrantLock taken) {
        this.taken = taken;
    }

    /**
     * Prints the kinds in order.
     *
     * @param args
     *            platform or virtual
     */
    public static void main(String[] args) throws InterruptedException {
        ReentrantLock taken = new ReentrantLock();
        taken.lock();
        InterruptWorkload workload = new InterruptWorkload(taken);
        Thread waiter = Virtual.thread(args[0], "waiter", () -> workload.waitForAll(Thread.currentThread()));
        Thread interrupter = new Thread(() -> workload.interrupt(waiter), "interrupter");
        waiter.start();
        interrupter.start();
        waiter.join();
        interrupter.join();
        taken.unlock();
        workload.lines.forEach(System.out::println);
    }

    private void interrupt(Thread waiter) {
        int interrupted = 0;
        while (waiter.isAlive()) {
            Thread.State state = waiter.getState();
            int number = begun;
            if (number > interrupted && (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
                waiter.interrupt();
                interrupted = number;
            } else {
                LockSupport.parkNanos(200_000);
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // exactly one call each
    private void waitForAll(Thread self) {
        waitFor("lock", taken::lockInterruptibly);
        free.lock();
        waitFor("condition", condition::await);
        free.unlock();
        waitFor("latch", () -> new CountDownLatch(1).await());
        waitFor("semaphore", () -> new Semaphore(0).acquire());
        waitFor("queue", () -> new LinkedBlockingQueue<String>().take());
        waitFor("queue", () -> new LinkedTransferQueue<String>().transfer(""));
        waitFor("future", () -> new CompletableFuture<String>().get());
        waitFor("park", () -> {
            LockSupport.park();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        });
        waitFor("sleep", () -> Thread.sleep(100_000));
        waitFor("join", () -> new Join(self).run());
        Object monitor = new Object();
        waitFor("object-wait", () -> {
            synchronized (monitor) {
                monitor.wait();
            }
        });
    }

    /** Waits for a thread that ends only when the waiter does no more wait for it. */
    private static final class Join {
        private final Thread waiter;
        private volatile boolean over;

        Join(Thread waiter) {
            this.waiter = waiter;
        }

        void run() throws InterruptedException {
            Thread other = new Thread(this::stay, "other");
            other.start();
            try {
                other.join();
            } finally {
                over = true;
            }
        }

        private void stay() {
            while (!over && waiter.isAlive()) {
                LockSupport.parkNanos(200_000);
            }
        }
    }

    private void waitFor(String kind, Call call) {
        begun++;
        try {
            call.run();
            lines.add(kind);
        } catch (InterruptedException e) {
            lines.add(kind + " interrupted");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
