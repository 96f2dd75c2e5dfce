package dev.awaitscope.workload;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fair lock that is handed from owner to owner, and that counts what a tracer should see of it: each call of
 * {@code park}, and by which thread each of them was ended.
 */
final class CountedLock {
    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        volatile @Nullable Thread granter;
    }

    /** A thread that waited, and the one that handed it the lock, by their ids. */
    private record Wake(long waiter, long waker) {}

    private final AtomicInteger users = new AtomicInteger();
    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
    private final LongAdder parks = new LongAdder();
    private final LongAdder handOvers = new LongAdder();
    private final Map<Wake, LongAdder> wakes = new ConcurrentHashMap<>();

    void lock() {
        if (users.getAndIncrement() == 0) {
            return;
        }
        Waiter own = new Waiter();
        waiters.add(own);
        while (own.granter == null) {
            LockSupport.park(this);
            parks.increment();
            Thread granter = own.granter;
            if (granter != null) {
                wakes.computeIfAbsent(new Wake(Virtual.id(own.thread), Virtual.id(granter)), w -> new LongAdder())
                        .increment();
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // who comes has counted itself and is about to queue
    void unlock() {
        if (users.decrementAndGet() == 0) {
            return;
        }
        Waiter next = waiters.poll();
        while (next == null) {
            Thread.yield();
            next = waiters.poll();
        }
        Thread thread = next.thread;
        next.granter = Thread.currentThread();
        LockSupport.unpark(thread);
        handOvers.increment();
    }

    /** One line each: the number of parks and of hand-overs, and how often which thread ended a park of which. */
    void print() {
        System.out.println("waits " + parks.sum());
        System.out.println("hand-overs " + handOvers.sum());
        wakes.forEach((wake, count) -> System.out
                .println("wake\t" + wake.waiter + "\t" + wake.waker + "\t" + count.sum()));
    }
}
