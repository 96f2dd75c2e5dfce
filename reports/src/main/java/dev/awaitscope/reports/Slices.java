package dev.awaitscope.reports;

import java.util.EnumMap;
import java.util.Map;

/**
 * What one thread did from its first to its last moment in the recording: stretches of one state each, in order, without
 * gaps or overlaps, neighbours differing in state or wait. Primitive columns; immutable.
 */
public interface Slices {
    /** Number of slices. */
    int size();

    /** State of slice {@code index}. */
    ThreadState state(int index);

    /** Nanoseconds since the recording's start, at least 0. */
    long startNanos(int index);

    /** End of the slice, the start of the next one. */
    long endNanos(int index);

    /** Index in {@link RunReport#waits()} of the wait this is a part of, -1 for none. */
    int wait(int index);

    /** Nanoseconds spent in each state between two instants; they sum to the length of that, as far as it is known. */
    default Map<ThreadState, Long> between(long fromNanos, long toNanos) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (endNanos(middle) <= fromNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Map<ThreadState, Long> nanos = new EnumMap<>(ThreadState.class);
        for (int i = low; i < size() && startNanos(i) < toNanos; i++) {
            nanos.merge(state(i), Math.min(endNanos(i), toNanos) - Math.max(startNanos(i), fromNanos), Long::sum);
        }
        return nanos;
    }

    /** Nanoseconds spent in a state, summed over all slices. */
    default long total(ThreadState state) {
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            if (state(i) == state) {
                sum += endNanos(i) - startNanos(i);
            }
        }
        return sum;
    }
}
