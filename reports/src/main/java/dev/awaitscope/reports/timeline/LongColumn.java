package dev.awaitscope.reports.timeline;

import java.util.ArrayList;
import java.util.List;

/** Longs that grow at the end, page by page: never copied, and little of it empty. Not thread-safe. */
final class LongColumn {
    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    private final List<long[]> pages = new ArrayList<>();
    private int size;

    void add(long value) {
        if ((size & MASK) == 0) {
            pages.add(new long[1 << BITS]);
        }
        set(size++, value);
    }

    long get(int index) {
        return pages.get(index >> BITS)[index & MASK];
    }

    void set(int index, long value) {
        pages.get(index >> BITS)[index & MASK] = value;
    }

    int size() {
        return size;
    }
}
