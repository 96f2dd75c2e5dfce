package dev.awaitscope.demos.servers;

/** What a server does between a request and its answer. */
enum Work {
    /** Nothing. */
    HELLO,
    /** Waits 5 ms, as for a small answer of a database. */
    SLEEP,
    /** Reads a row of a database in one transaction, and moves a coin between two others in a second one. */
    DB,
    /** Computes: whether a number of twelve digits is prime. */
    CPU,
    /** Of ten requests six answer at once, three wait 5 ms and one computes. */
    MIXED;

    static final int SLEEP_MILLIS = 5;
    private static final long PRIME = 100_000_000_003L;
    private static final int MIXED_CYCLE = 10;
    private static final int MIXED_SLEEPS = 3;

    /** Computes on the calling thread. The result is used, or the compiler would be right to leave the division out. */
    static void compute() {
        if (!isPrime(PRIME)) {
            throw new AssertionError(PRIME + " is prime");
        }
    }

    /** What the mixed work is for the request of that number, which is at least 0. */
    static Work mixed(long number) {
        int place = (int) (number % MIXED_CYCLE);
        return place == 0 ? CPU : place <= MIXED_SLEEPS ? SLEEP : HELLO;
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
