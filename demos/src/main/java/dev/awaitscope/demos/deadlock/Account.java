package dev.awaitscope.demos.deadlock;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Money and what guards it: the monitor of the account or its lock, as the run has chosen; never both.
 */
final class Account {
    private final int number;
    private final Lock lock = new ReentrantLock();
    private long balance;

    Account(int number, long balance) {
        this.number = number;
        this.balance = balance;
    }

    int number() {
        return number;
    }

    Lock lock() {
        return lock;
    }

    /** For the holder of the account, or when no thread works with it any more. */
    long balance() {
        return balance;
    }

    /** For the holder of the account. */
    void add(long amount) {
        balance += amount;
    }
}
