package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.column.ByteColumn;
import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.column.LongColumn;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The slices of all threads, those of one after those of another; a slice ends where the next one of its thread begins.
 * Not thread-safe while it grows.
 */
final class SliceColumns {
    private static final ThreadState[] STATES = ThreadState.values();

    private final LongColumn starts;
    private final ByteColumn states;
    private final IntColumn waits;
    private final long[] nanos = new long[STATES.length];
    private int first;
    private long end;

    SliceColumns(ColumnMemory memory) {
        starts = new LongColumn(memory);
        states = new ByteColumn(memory);
        waits = new IntColumn(memory);
    }

    /** Appends; the slice must begin where the last one ended. Empty ones are left out, equal neighbours joined. */
    void add(ThreadState state, long from, long to, int wait) {
        if (to <= from) {
            return;
        }
        nanos[state.ordinal()] += to - from;
        int last = starts.size() - 1;
        if (last >= first) {
            if (from != end) {
                throw new IllegalArgumentException(from + " does not follow " + end);
            }
            end = to;
            if (STATES[states.get(last)] == state && waits.get(last) == wait) {
                return;
            }
        }
        end = to;
        starts.add(from);
        states.add((byte) state.ordinal());
        waits.add(wait);
    }

    /** The slices of the thread whose last one was added; what is added from now on is another thread's. */
    Slices threadEnds() {
        Arrays.fill(nanos, 0);
        Slices slices = new OfThread(first, starts.size() - first, end);
        first = starts.size();
        return slices;
    }

    /** How long the thread whose last slice was added was in each state, but for those in which it never was. */
    Map<ThreadState, Long> totals() {
        Map<ThreadState, Long> totals = new EnumMap<>(ThreadState.class);
        for (ThreadState state : STATES) {
            if (nanos[state.ordinal()] > 0) {
                totals.put(state, nanos[state.ordinal()]);
            }
        }
        return Collections.unmodifiableMap(totals);
    }

    private final class OfThread implements Slices {
        private final int from;
        private final int size;
        private final long last;

        OfThread(int from, int size, long last) {
            this.from = from;
            this.size = size;
            this.last = last;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public ThreadState state(int index) {
            return STATES[states.get(place(index))];
        }

        @Override
        public long startNanos(int index) {
            return starts.get(place(index));
        }

        @Override
        public long endNanos(int index) {
            return index + 1 < size ? starts.get(from + index + 1) : last;
        }

        @Override
        public int wait(int index) {
            return waits.get(place(index));
        }

        private int place(int index) {
            return from + Objects.checkIndex(index, size);
        }
    }
}
