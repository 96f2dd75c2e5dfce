package dev.awaitscope.workload;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads {@code left} and {@code right} each hold one of two locks and wait for the other one, for ever. Says when,
 * in milliseconds since the epoch: {@code deadlocked FROM TO}.
 */
public final class DeadlockWorkload {
    /** What is locked by {@code synchronized}. */
    private static final class Guard {}

    private DeadlockWorkload() {}

    /** Arguments: platform or virtual; locks or monitors. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch bothHold = new CountDownLatch(2);
        List<Thread> threads = args[1].equals("locks")
                ? locks(args[0], bothHold, new ReentrantLock(), new ReentrantLock())
                : monitors(args[0], bothHold, new Guard(), new Guard());
        long from = System.currentTimeMillis();
        threads.forEach(Thread::start);
        bothHold.await();
        for (Thread thread : threads) {
            Thread.State wanted = args[1].equals("locks") ? Thread.State.WAITING : Thread.State.BLOCKED;
            while (thread.getState() != wanted || LockSupport.getBlocker(thread) == bothHold) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
        System.out.println("deadlocked " + from + " " + System.currentTimeMillis());
        threads.get(0).join();
    }

    private static List<Thread> locks(String kind, CountDownLatch bothHold, ReentrantLock a, ReentrantLock b) {
        return List.of(Virtual.thread(kind, "left", () -> lockBoth(bothHold, a, b)),
                Virtual.thread(kind, "right", () -> lockBoth(bothHold, b, a)));
    }

    private static void lockBoth(CountDownLatch bothHold, ReentrantLock first, ReentrantLock second) {
        first.lock();
        try {
            hold(bothHold);
            second.lock();
            second.unlock();
        } finally {
            first.unlock();
        }
    }

    private static List<Thread> monitors(String kind, CountDownLatch bothHold, Guard a, Guard b) {
        return List.of(Virtual.thread(kind, "left", () -> enterBoth(bothHold, a, b)),
                Virtual.thread(kind, "right", () -> enterBoth(bothHold, b, a)));
    }

    private static void enterBoth(CountDownLatch bothHold, Guard first, Guard second) {
        synchronized (first) {
            hold(bothHold);
            synchronized (second) {
                System.out.println("never");
            }
        }
    }

    private static void hold(CountDownLatch bothHold) {
        bothHold.countDown();
        try {
            bothHold.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
