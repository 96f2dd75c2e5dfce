package dev.awaitscope.reports.recording;

import java.util.Arrays;

/** From longs to longs, by open addressing. Not thread-safe. */
final class LongMap {
    /** What there is no value for. */
    static final long NONE = Long.MIN_VALUE;

    private long[] keys = new long[16];
    private long[] values = filled(16);
    private int size;

    void put(long key, long value) {
        if (2 * size >= keys.length) {
            grow();
        }
        int place = place(key);
        size += values[place] == NONE ? 1 : 0;
        keys[place] = key;
        values[place] = value;
    }

    /** The value, or {@link #NONE}. */
    long get(long key) {
        return values[place(key)];
    }

    private int place(long key) {
        long spread = key * 0x9e3779b97f4a7c15L;
        int place = (int) (spread >>> 32) & keys.length - 1;
        while (values[place] != NONE && keys[place] != key) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }

    private static long[] filled(int length) {
        long[] values = new long[length];
        Arrays.fill(values, NONE);
        return values;
    }
}
