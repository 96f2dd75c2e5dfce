package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** The thread {@code waiter} waits in each way that has a limit, for something that does not come. */
public final class TimedWorkload {
    private static final long MILLIS = 50;

    private final ReentrantLock free = new ReentrantLock();
    private final Condition condition = free.newCondition();
    private final ReentrantLock taken;
    private final Thread other;
    private final List<String> lines = new ArrayList<>();

    private TimedWorkload(ReentrantLock taken, Thread other) {
        this.taken = taken;
        this.other = other;
    }

    /**
     * Prints the kinds in order.
     *
     * @param args
     *            platform or virtual
     */
    public static void main(String[] args) throws InterruptedException {
        ReentrantLock taken = new ReentrantLock();
        CountDownLatch isTaken = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread other = new Thread(() -> hold(taken, isTaken, done), "other");
        other.start();
        isTaken.await();
        TimedWorkload workload = new TimedWorkload(taken, other);
        Thread waiter = Virtual.thread(args[0], "waiter", workload::run);
        waiter.start();
        waiter.join();
        done.countDown();
        workload.lines.forEach(System.out::println);
    }

    private static void hold(ReentrantLock lock, CountDownLatch isTaken, CountDownLatch done) {
        lock.lock();
        try {
            isTaken.countDown();
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            waitForAll();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // exactly one call each
    private void waitForAll() throws Exception {
        note("lock", !taken.tryLock(MILLIS, TimeUnit.MILLISECONDS));
        free.lock();
        note("condition", !condition.await(MILLIS, TimeUnit.MILLISECONDS));
        free.unlock();
        note("latch", !new CountDownLatch(1).await(MILLIS, TimeUnit.MILLISECONDS));
        note("semaphore", !new Semaphore(0).tryAcquire(MILLIS, TimeUnit.MILLISECONDS));
        note("queue", new LinkedBlockingQueue<String>().poll(MILLIS, TimeUnit.MILLISECONDS) == null);
        note("queue", !new SynchronousQueue<String>().offer("", MILLIS, TimeUnit.MILLISECONDS));
        try {
            new CompletableFuture<String>().get(MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException expected) {
            note("future", true);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
        note("park", true);
        Thread.sleep(MILLIS);
        note("sleep", true);
        other.join(MILLIS);
        note("join", other.isAlive());
        Object monitor = new Object();
        synchronized (monitor) {
            monitor.wait(MILLIS);
        }
        note("object-wait", true);
    }

    private void note(String kind, boolean timedOut) {
        lines.add(kind + (timedOut ? " timed out" : ""));
    }
}
