package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.LongColumn;

/** Samples of the operating system's scheduler, one row each. */
final class ScheduleColumns {
    final LongColumn osThread;
    final LongColumn start;
    final LongColumn end;
    final LongColumn run;
    final LongColumn queue;

    ScheduleColumns(ColumnMemory memory) {
        osThread = new LongColumn(memory);
        start = new LongColumn(memory);
        end = new LongColumn(memory);
        run = new LongColumn(memory);
        queue = new LongColumn(memory);
    }

    void add(long osThreadId, long from, long to, long runNanos, long queueNanos) {
        osThread.add(osThreadId);
        start.add(from);
        end.add(to);
        run.add(runNanos);
        queue.add(queueNanos);
    }

    int size() {
        return osThread.size();
    }
}
