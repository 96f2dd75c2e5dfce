package dev.awaitscope.demos.servers;

import io.vertx.core.Vertx;

/** What a server does between a request and its answer. */
enum Work {
    /** Nothing. */
    HELLO,
    /** Waits 5 ms, as for a small answer of a database. */
    SLEEP,
    /** Computes: whether a number of twelve digits is prime. */
    CPU;

    private static final int SLEEP_MILLIS = 5;
    private static final long PRIME = 100_000_000_003L;

    /** Does it on the calling thread. */
    void perform() throws InterruptedException {
        switch (this) {
            case HELLO -> {
            }
            case SLEEP -> Thread.sleep(SLEEP_MILLIS);
            case CPU -> requirePrime();
        }
    }

    /**
     * Does it without ever keeping the event loop waiting, then calls {@code answer} on the loop. Computing does keep
     * it busy: a loop has one thread.
     */
    void perform(Vertx vertx, Runnable answer) {
        switch (this) {
            case HELLO -> answer.run();
            case SLEEP -> vertx.setTimer(SLEEP_MILLIS, _ -> answer.run());
            case CPU -> {
                requirePrime();
                answer.run();
            }
        }
    }

    /** The result is used, or the compiler would be right to leave the division out. */
    private static void requirePrime() {
        if (!isPrime(PRIME)) {
            throw new AssertionError(PRIME + " is prime");
        }
    }

    static boolean isPrime(long number) {
        for (long divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return number > 1;
    }
}
