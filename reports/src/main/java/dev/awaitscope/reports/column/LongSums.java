package dev.awaitscope.reports.column;

import java.util.Arrays;

/** Sums under a long as key. Not thread-safe. */
public final class LongSums {
    private final LongIndex keys = new LongIndex();
    private long[] sums = new long[16];

    /** Adds to the sum under a key. */
    public void add(long key, long amount) {
        int number = keys.of(key);
        if (number == sums.length) {
            sums = Arrays.copyOf(sums, 2 * number);
        }
        sums[number] += amount;
    }

    /** How many there are. */
    public int size() {
        return keys.size();
    }

    /** The key that came as this number, from 0. */
    public long key(int number) {
        return keys.value(number);
    }

    /** Its sum. */
    public long sum(int number) {
        return sums[number];
    }

    /** The sum under this key, 0 where there is none. */
    public long of(long key) {
        int number = keys.find(key);
        return number < 0 ? 0 : sums[number];
    }
}
