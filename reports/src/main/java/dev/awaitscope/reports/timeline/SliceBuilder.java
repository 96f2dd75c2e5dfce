package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.WaitKind;

/**
 * Lays the waits of one thread over its life: what is between them ran, as far as it can be told. The slices are without
 * gaps and overlaps and sum to the thread's life.
 */
final class SliceBuilder {
    private final WaitColumns waits;
    private final SliceColumns slices;
    private final GapFiller gaps;
    private final long end;
    private long at;

    SliceBuilder(WaitColumns waits, SliceColumns slices, long start, long end, GapFiller gaps) {
        this.waits = waits;
        this.slices = slices;
        this.at = start;
        this.end = end;
        this.gaps = gaps;
    }

    /** Takes the thread's waits by start: the row and its index in the report. A wait within another one is a part of it. */
    void add(int row, int index) {
        long from = Math.max(at, Math.min(end, waits.start.get(row)));
        long to = Math.min(end, waits.end.get(row));
        if (to <= from) {
            return;
        }
        gaps.fill(slices, at, from);
        long woken = waits.runnable.get(row) > 0 ? Math.max(from, waits.end.get(row) - waits.runnable.get(row)) : to;
        woken = Math.min(woken, to);
        slices.add(state(waits, row), from, woken, index);
        slices.add(ThreadState.RUNNABLE, woken, to, index);
        at = to;
    }

    /** After the last wait. */
    void end() {
        gaps.fill(slices, at, end);
    }

    /** What a thread does in a wait. */
    static ThreadState state(WaitColumns waits, int row) {
        if (waits.is(row, WaitColumns.IDLE)) {
            return ThreadState.IDLE;
        }
        if (waits.kind(row) == WaitKind.PARK && "timer".equals(waits.wokenBy(row))) {
            return ThreadState.SLEEPING;
        }
        return waits.kind(row).state();
    }
}
