package dev.awaitscope.reports.timeline;

import java.util.Arrays;

/** A set of instants as half-open intervals {@code [start, end)}: sorted, disjoint, not touching, not empty. Immutable. */
final class IntervalSet {
    static final IntervalSet EMPTY = new IntervalSet(new long[0], 0);

    /** Starts and ends in turn. */
    private final long[] bounds;
    private final int size;

    private IntervalSet(long[] bounds, int size) {
        this.bounds = bounds;
        this.size = size;
    }

    static IntervalSet of(long start, long end) {
        return new Builder().add(start, end).build();
    }

    int size() {
        return size;
    }

    long start(int index) {
        return bounds[2 * index];
    }

    long end(int index) {
        return bounds[2 * index + 1];
    }

    /** Sum of the lengths. */
    long total() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += end(i) - start(i);
        }
        return sum;
    }

    /** Index of the first interval that ends after an instant; the size where none does. */
    int firstEndingAfter(long nanos) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The part that lies in {@code [from, to)}. */
    IntervalSet between(long from, long to) {
        Builder part = new Builder();
        for (int i = firstEndingAfter(from); i < size && start(i) < to; i++) {
            part.add(Math.max(start(i), from), Math.min(end(i), to));
        }
        return part.build();
    }

    /** What is in this and not in the other. */
    IntervalSet minus(IntervalSet other) {
        Builder rest = new Builder();
        int from = 0;
        for (int i = 0; i < size; i++) {
            long at = start(i);
            while (from < other.size && other.end(from) <= at) {
                from++;
            }
            for (int j = from; j < other.size && other.start(j) < end(i); j++) {
                rest.add(at, other.start(j));
                at = Math.max(at, other.end(j));
            }
            rest.add(at, end(i));
        }
        return rest.build();
    }

    /** What is in both. */
    IntervalSet intersect(IntervalSet other) {
        Builder both = new Builder();
        int i = 0;
        int j = 0;
        while (i < size && j < other.size) {
            both.add(Math.max(start(i), other.start(j)), Math.min(end(i), other.end(j)));
            if (end(i) < other.end(j)) {
                i++;
            } else {
                j++;
            }
        }
        return both.build();
    }

    /** What is in any of them. */
    IntervalSet union(IntervalSet other) {
        Builder either = new Builder();
        int i = 0;
        int j = 0;
        while (i < size || j < other.size) {
            if (j == other.size || (i < size && start(i) <= other.start(j))) {
                either.add(start(i), end(i++));
            } else {
                either.add(other.start(j), other.end(j++));
            }
        }
        return either.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalSet set && size == set.size
                && Arrays.equals(bounds, 0, 2 * size, set.bounds, 0, 2 * size);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOf(bounds, 2 * size));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < size; i++) {
            text.append('[').append(start(i)).append(',').append(end(i)).append(')');
        }
        return text.append('}').toString();
    }

    /** Takes intervals by ascending start; joins what overlaps or touches and leaves out what is empty. */
    static final class Builder {
        private long[] bounds = new long[8];
        private int size;

        Builder add(long start, long end) {
            if (start >= end) {
                return this;
            }
            if (size > 0 && start < bounds[2 * size - 2]) {
                throw new IllegalArgumentException(start + " after " + bounds[2 * size - 2]);
            }
            if (size > 0 && start <= bounds[2 * size - 1]) {
                bounds[2 * size - 1] = Math.max(bounds[2 * size - 1], end);
                return this;
            }
            if (2 * size == bounds.length) {
                bounds = Arrays.copyOf(bounds, 4 * size);
            }
            bounds[2 * size] = start;
            bounds[2 * size + 1] = end;
            size++;
            return this;
        }

        IntervalSet build() {
            return new IntervalSet(bounds, size);
        }
    }
}
