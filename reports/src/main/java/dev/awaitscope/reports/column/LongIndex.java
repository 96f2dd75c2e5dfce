package dev.awaitscope.reports.column;

import java.util.Arrays;

/** Numbers longs from 0 in the order in which they come. Open addressing, no objects per entry. Not thread-safe. */
public final class LongIndex {
    private static final int NONE = -1;

    private long[] values = new long[16];
    private int[] slots = new int[64];
    private int size;

    /** Empty. */
    public LongIndex() {
        Arrays.fill(slots, NONE);
    }

    /** The number of this value, a new one where it had none. */
    public int of(long value) {
        int slot = slot(value);
        if (slots[slot] != NONE) {
            return slots[slot];
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            if (2 * values.length > slots.length) {
                grow();
                slot = slot(value);
            }
        }
        values[size] = value;
        slots[slot] = size;
        return size++;
    }

    /** The number of this value, -1 where it has none. */
    public int find(long value) {
        return slots[slot(value)];
    }

    /** The value with this number. */
    public long value(int number) {
        return values[number];
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    private void grow() {
        slots = new int[4 * values.length];
        Arrays.fill(slots, NONE);
        for (int i = 0; i < size; i++) {
            slots[slot(values[i])] = i;
        }
    }

    private int slot(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (slots.length - 1);
        while (slots[slot] != NONE && values[slots[slot]] != value) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
