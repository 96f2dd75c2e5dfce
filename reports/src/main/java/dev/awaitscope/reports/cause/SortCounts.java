package dev.awaitscope.reports.cause;

import java.util.Arrays;

/** How many threads wait in waits of which sort. Few sorts at a time: looked through one by one. Not thread-safe. */
final class SortCounts {
    private int[] sorts = new int[2];
    private int[] counts = new int[2];
    private int size;

    void add(int sort, int count) {
        for (int i = 0; i < size; i++) {
            if (sorts[i] == sort) {
                counts[i] += count;
                if (counts[i] == 0) {
                    sorts[i] = sorts[--size];
                    counts[i] = counts[size];
                }
                return;
            }
        }
        if (size == sorts.length) {
            sorts = Arrays.copyOf(sorts, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        sorts[size] = sort;
        counts[size++] = count;
    }

    void addAll(SortCounts others, int sign) {
        for (int i = 0; i < others.size; i++) {
            add(others.sorts[i], sign * others.counts[i]);
        }
    }

    int size() {
        return size;
    }

    int sort(int place) {
        return sorts[place];
    }

    int count(int place) {
        return counts[place];
    }
}
