package dev.awaitscope.reports.timeline;

/** Samples of the operating system's scheduler, one row each. */
final class ScheduleColumns {
    final LongColumn osThread = new LongColumn();
    final LongColumn start = new LongColumn();
    final LongColumn end = new LongColumn();
    final LongColumn run = new LongColumn();
    final LongColumn queue = new LongColumn();

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
