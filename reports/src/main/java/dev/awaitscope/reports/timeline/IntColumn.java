package dev.awaitscope.reports.timeline;

import java.util.ArrayList;
import java.util.List;

/** Ints that grow at the end, page by page: never copied, and little of it empty. Not thread-safe. */
final class IntColumn {
    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    private final List<int[]> pages = new ArrayList<>();
    private int size;

    void add(int value) {
        if ((size & MASK) == 0) {
            pages.add(new int[1 << BITS]);
        }
        set(size++, value);
    }

    int get(int index) {
        return pages.get(index >> BITS)[index & MASK];
    }

    void set(int index, int value) {
        pages.get(index >> BITS)[index & MASK] = value;
    }

    int size() {
        return size;
    }
}
