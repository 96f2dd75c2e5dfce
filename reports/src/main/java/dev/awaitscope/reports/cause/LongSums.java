package dev.awaitscope.reports.cause;

import java.util.Arrays;

/** Sums under a long as key. Not thread-safe. */
final class LongSums {
    private final LongIndex keys = new LongIndex();
    private long[] sums = new long[16];

    void add(long key, long amount) {
        int number = keys.of(key);
        if (number == sums.length) {
            sums = Arrays.copyOf(sums, 2 * number);
        }
        sums[number] += amount;
    }

    int size() {
        return keys.size();
    }

    long key(int number) {
        return keys.value(number);
    }

    long sum(int number) {
        return sums[number];
    }

    /** The sum under this key, 0 where there is none. */
    long of(long key) {
        int number = keys.find(key);
        return number < 0 ? 0 : sums[number];
    }
}
