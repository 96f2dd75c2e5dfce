package dev.awaitscope.demos.philosophers;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Five seats, five forks between them, and the meals eaten. */
final class DiningTable {
    static final int SEATS = 5;

    private final Variant variant;
    private final int meals;
    private final List<Lock> forks = IntStream.range(0, SEATS).<Lock>mapToObj(_ -> new ReentrantLock()).toList();
    private final Semaphore seats;
    private final CyclicBarrier allHungry = new CyclicBarrier(SEATS);
    private final AtomicInteger eaten = new AtomicInteger();

    /** A table at which each philosopher eats so many meals. */
    DiningTable(Variant variant, int meals) {
        this.variant = variant;
        this.meals = meals;
        this.seats = new Semaphore(variant == Variant.WAITER ? SEATS - 1 : SEATS);
    }

    /** Daemons, so that a deadlock does not outlive the program. */
    List<Thread> start() {
        return IntStream.range(0, SEATS)
                .mapToObj(
                        seat -> Thread.ofPlatform().daemon().name("philosopher-" + (seat + 1)).start(() -> dine(seat)))
                .toList();
    }

    private void dine(int seat) {
        int left = seat;
        int right = (seat + 1) % SEATS;
        int first = variant == Variant.ORDERED ? Math.min(left, right) : left;
        int second = variant == Variant.ORDERED ? Math.max(left, right) : right;
        for (int meal = 0; meal < meals; meal++) {
            seats.acquireUninterruptibly();
            eat(forks.get(first), forks.get(second), variant == Variant.WRONG && meal == 0);
            seats.release();
        }
    }

    private void eat(Lock first, Lock second, boolean together) {
        first.lock();
        try {
            if (together) {
                // The unlucky moment, made certain: all hold one fork before any reaches for the second
                await(allHungry);
            }
            second.lock();
            try {
                eaten.incrementAndGet();
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("nobody interrupts a philosopher", e);
        }
    }

    int eaten() {
        return eaten.get();
    }
}
