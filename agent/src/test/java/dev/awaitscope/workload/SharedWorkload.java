package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Six threads {@code latch-0..5} wait for one latch, six for one barrier, and so on; the thread {@code root} ends each
 * wait of six by one call.
 */
public final class SharedWorkload {
    private static final int WAITERS = 6;
    private static final long MILLIS = 30;

    private interface Call {
        void run() throws Exception;
    }

    private SharedWorkload() {}

    /**
     * Prints the name of each waiter.
     *
     * @param args
     *            platform or virtual
     */
    @SuppressWarnings("WaitNotInLoop") // exactly one call each
    public static void main(String[] args) throws InterruptedException {
        String threads = args[0];
        Thread root = new Thread(() -> {
            CountDownLatch latch = new CountDownLatch(1);
            share(threads, "latch", latch::await, latch::countDown);
            CyclicBarrier barrier = new CyclicBarrier(WAITERS + 1);
            share(threads, "barrier", barrier::await, barrier::await);
            ReentrantLock lock = new ReentrantLock();
            Condition condition = lock.newCondition();
            share(threads, "condition", () -> locked(lock, condition::await), () -> locked(lock, condition::signalAll));
            Semaphore semaphore = new Semaphore(0);
            share(threads, "semaphore", semaphore::acquire, () -> semaphore.release(WAITERS));
            CompletableFuture<String> future = new CompletableFuture<>();
            share(threads, "future", future::get, () -> future.complete("done"));
            ReentrantReadWriteLock locks = new ReentrantReadWriteLock();
            locks.writeLock().lock();
            share(threads, "lock", () -> {
                locks.readLock().lock();
                locks.readLock().unlock();
            }, () -> locks.writeLock().unlock());
        }, "root");
        root.start();
        root.join();
    }

    private static void locked(ReentrantLock lock, Call call) throws Exception {
        lock.lock();
        try {
            call.run();
        } finally {
            lock.unlock();
        }
    }

    private static void share(String threads, String kind, Call wait, Call wake) {
        List<Thread> waiters = new ArrayList<>();
        for (int i = 0; i < WAITERS; i++) {
            waiters.add(Virtual.thread(threads, kind + "-" + i, () -> run(wait)));
        }
        waiters.forEach(Thread::start);
        for (Thread waiter : waiters) {
            while (waiter.getState() != Thread.State.WAITING) {
                LockSupport.parkNanos(200_000);
            }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
        run(wake);
        for (Thread waiter : waiters) {
            run(waiter::join);
            System.out.println(waiter.getName());
        }
    }

    private static void run(Call call) {
        try {
            call.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
