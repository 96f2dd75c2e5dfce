package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import java.util.Arrays;

/** Slices of one thread in three arrays: a slice ends where the next begins. Immutable once built. */
final class SliceColumns implements Slices {
    private long[] starts = new long[4];
    private ThreadState[] states = new ThreadState[4];
    private int[] waits = new int[4];
    private int size;
    private long end;

    /** Appends; the slice must begin where the last one ended. Empty ones are left out, equal neighbours joined. */
    void add(ThreadState state, long from, long to, int wait) {
        if (to <= from) {
            return;
        }
        if (size > 0 && from != end) {
            throw new IllegalArgumentException(from + " does not follow " + end);
        }
        end = to;
        if (size > 0 && states[size - 1] == state && waits[size - 1] == wait) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            states = Arrays.copyOf(states, 2 * size);
            waits = Arrays.copyOf(waits, 2 * size);
        }
        starts[size] = from;
        states[size] = state;
        waits[size++] = wait;
    }

    SliceColumns trimmed() {
        starts = Arrays.copyOf(starts, size);
        states = Arrays.copyOf(states, size);
        waits = Arrays.copyOf(waits, size);
        return this;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public ThreadState state(int index) {
        return states[index];
    }

    @Override
    public long startNanos(int index) {
        return starts[index];
    }

    @Override
    public long endNanos(int index) {
        return index + 1 < size ? starts[index + 1] : end;
    }

    @Override
    public int wait(int index) {
        return waits[index];
    }
}
