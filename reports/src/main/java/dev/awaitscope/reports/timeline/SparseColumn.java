package dev.awaitscope.reports.timeline;

import java.util.HashMap;
import java.util.Map;

/** Values of which few rows have one that differs from the usual one. Not thread-safe. */
final class SparseColumn<T> {
    private final Map<Integer, T> unusual = new HashMap<>();
    private final T usual;

    SparseColumn(T usual) {
        this.usual = usual;
    }

    T get(int row) {
        return unusual.isEmpty() ? usual : unusual.getOrDefault(row, usual);
    }

    void set(int row, T value) {
        if (!usual.equals(value)) {
            unusual.put(row, value);
        }
    }
}
