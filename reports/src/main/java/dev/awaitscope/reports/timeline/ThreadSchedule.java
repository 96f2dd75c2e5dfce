package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.ColumnMemory;

/**
 * What the operating system's scheduler did with one thread, sample by sample, in the order of time; samples do not
 * overlap. A view of some rows. Immutable.
 */
final class ThreadSchedule {
    static final ThreadSchedule NONE = new ThreadSchedule(new ScheduleColumns(new ColumnMemory(Long.MAX_VALUE)),
            new int[0]);

    private final ScheduleColumns columns;
    private final int[] rows;

    ThreadSchedule(ScheduleColumns columns, int[] rows) {
        this.columns = columns;
        this.rows = rows;
    }

    int size() {
        return rows.length;
    }

    long start(int sample) {
        return columns.start.get(rows[sample]);
    }

    long end(int sample) {
        return columns.end.get(rows[sample]);
    }

    /** Nanoseconds on a CPU. */
    long run(int sample) {
        return columns.run.get(rows[sample]);
    }

    /** Nanoseconds ready without one. */
    long queue(int sample) {
        return columns.queue.get(rows[sample]);
    }

    long totalRun() {
        long sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += run(i);
        }
        return sum;
    }

    long totalQueue() {
        long sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += queue(i);
        }
        return sum;
    }
}
