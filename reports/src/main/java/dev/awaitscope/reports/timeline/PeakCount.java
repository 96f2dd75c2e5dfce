package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.LongColumn;
import java.util.Arrays;

/** Finds how many intervals overlap at most, without all of them on the heap. */
final class PeakCount {
    /** So many are sorted at a time, if they are spread evenly. */
    private static final int WINDOW = 1 << 18;

    private final ColumnMemory memory;
    private final long duration;
    private final int windows;

    private PeakCount(ColumnMemory memory, long duration, int windows) {
        this.memory = memory;
        this.duration = duration;
        this.windows = windows;
    }

    /** Intervals from {@code begins} to {@code ends}, mostly within {@code [0, duration]}; those that touch do not overlap. */
    static int of(LongColumn begins, LongColumn ends, long duration, ColumnMemory memory) {
        return new PeakCount(memory, Math.max(1, duration), begins.size() / WINDOW + 1).peak(begins, ends);
    }

    private int peak(LongColumn begins, LongColumn ends) {
        int[] beginBorders = borders(begins);
        int[] endBorders = borders(ends);
        LongColumn up = partitioned(begins, beginBorders);
        LongColumn down = partitioned(ends, endBorders);
        int most = 0;
        for (int window = 0; window < windows; window++) {
            most = Math.max(most, peak(sorted(up, beginBorders, window), beginBorders[window],
                    sorted(down, endBorders, window), endBorders[window]));
        }
        return most;
    }

    /** Within one window, of which so many before have begun and ended. */
    private static int peak(long[] up, int begunBefore, long[] down, int endedBefore) {
        int most = 0;
        int ended = 0;
        for (int begun = 0; begun < up.length; begun++) {
            while (ended < down.length && down[ended] <= up[begun]) {
                ended++;
            }
            most = Math.max(most, begunBefore + begun + 1 - endedBefore - ended);
        }
        return most;
    }

    private int window(long nanos) {
        double share = (double) nanos / duration * windows;
        return (int) Math.max(0, Math.min(windows - 1, share));
    }

    private int[] borders(LongColumn instants) {
        int[] borders = new int[windows + 1];
        for (int i = 0; i < instants.size(); i++) {
            borders[window(instants.get(i)) + 1]++;
        }
        Arrays.parallelPrefix(borders, Integer::sum);
        return borders;
    }

    private LongColumn partitioned(LongColumn instants, int[] borders) {
        LongColumn parts = new LongColumn(memory);
        for (int i = 0; i < instants.size(); i++) {
            parts.add(0);
        }
        int[] next = borders.clone();
        for (int i = 0; i < instants.size(); i++) {
            parts.set(next[window(instants.get(i))]++, instants.get(i));
        }
        return parts;
    }

    private static long[] sorted(LongColumn parts, int[] borders, int window) {
        long[] sorted = new long[borders[window + 1] - borders[window]];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = parts.get(borders[window] + i);
        }
        Arrays.sort(sorted);
        return sorted;
    }
}
