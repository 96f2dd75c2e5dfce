package dev.awaitscope.demos.deadlock;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** Two accounts and two threads that send money to and fro, one in each direction. */
final class Bank {
    /** In both accounts together. */
    static final long MONEY = 2_000_000;

    private final Variant variant;
    private final Locks locks;
    private final int transfers;
    private final Account one = new Account(1, MONEY / 2);
    private final Account two = new Account(2, MONEY / 2);
    private final CyclicBarrier meeting = new CyclicBarrier(2);
    private final AtomicInteger done = new AtomicInteger();

    /** A bank; each of its threads makes so many transfers. */
    Bank(Variant variant, Locks locks, int transfers) {
        this.variant = variant;
        this.locks = locks;
        this.transfers = transfers;
    }

    /** Daemons, so that a deadlock does not outlive the program. */
    List<Thread> start() {
        return List.of(start("one-to-two", one, two), start("two-to-one", two, one));
    }

    private Thread start(String name, Account from, Account to) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            for (int i = 0; i < transfers; i++) {
                transfer(from, to, i);
            }
        });
    }

    private void transfer(Account from, Account to, int transfer) {
        Runnable pay = () -> {
            from.add(-1);
            to.add(1);
            done.incrementAndGet();
        };
        if (variant == Variant.WRONG) {
            // The unlucky moment, made certain: each holds its first account before either asks for the second
            locks.holding(from, to, transfer == 0 ? this::meet : Bank::nothing, pay);
        } else {
            locks.holding(from.number() < to.number() ? from : to, from.number() < to.number() ? to : from,
                    Bank::nothing, pay);
        }
    }

    private void meet() {
        try {
            meeting.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("nobody interrupts these threads", e);
        }
    }

    private static void nothing() {}

    /** Transfers made so far. */
    int done() {
        return done.get();
    }

    /** Both balances, right once the threads have ended: no transfer makes or loses money. */
    long money() {
        return one.balance() + two.balance();
    }
}
