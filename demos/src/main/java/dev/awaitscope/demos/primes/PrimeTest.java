package dev.awaitscope.demos.primes;

import java.util.concurrent.atomic.LongAdder;

/** Primality by trial division, and a count of the numbers really tested. Thread-safe. */
final class PrimeTest {
    private final LongAdder tested = new LongAdder();

    /**
     * Divides by every smaller number, as the textbook's one-liner does: stopping at the root would leave too little
     * work to share.
     */
    boolean isPrime(int number) {
        tested.increment();
        for (int divisor = 2; divisor < number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return number > 1;
    }

    long tested() {
        return tested.sum();
    }
}
