package dev.awaitscope.reports;

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
