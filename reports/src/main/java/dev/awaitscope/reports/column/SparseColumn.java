package dev.awaitscope.reports.column;

import java.util.HashMap;
import java.util.Map;

/** Values of which few rows have one that differs from the usual one. Not thread-safe. */
public final class SparseColumn<T> {
    private final Map<Integer, T> unusual = new HashMap<>();
    private final T usual;

    /** Of this value everywhere. */
    public SparseColumn(T usual) {
        this.usual = usual;
    }

    /** The value of a row. */
    public T get(int row) {
        return unusual.isEmpty() ? usual : unusual.getOrDefault(row, usual);
    }

    /** Sets the value of a row; once unusual, it cannot become the usual one again. */
    public void set(int row, T value) {
        if (!usual.equals(value)) {
            unusual.put(row, value);
        }
    }
}
