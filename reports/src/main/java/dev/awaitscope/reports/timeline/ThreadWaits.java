package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.IndexOrder.Groups;
import dev.awaitscope.reports.column.IntColumn;

/** The waits of one thread by start: where they are in the columns, and in the report. Immutable. */
final class ThreadWaits {
    private final Groups byThread;
    private final IntColumn rows;
    private final int from;
    private final int size;

    /** Of the thread with this index in the report; {@code rows} are those of all waits in the report. */
    ThreadWaits(Groups byThread, IntColumn rows, int thread) {
        this.byThread = byThread;
        this.rows = rows;
        this.from = byThread.from(thread);
        this.size = byThread.to(thread) - from;
    }

    int size() {
        return size;
    }

    /** Index in the report. */
    int index(int place) {
        return byThread.get(from + place);
    }

    /** Row in the columns. */
    int row(int place) {
        return rows.get(index(place));
    }
}
