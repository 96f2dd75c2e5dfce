package dev.awaitscope.reports.timeline;

import org.jspecify.annotations.Nullable;

/** Submits, or runs, of tasks, one row each. {@code end}, {@code failure}, {@code cancelled} are of runs, {@code queue}, {@code delay} of submits. */
final class TaskColumns {
    final IntColumn thread;
    final LongColumn start;
    final LongColumn end;
    final LongColumn taskId;
    final IntColumn poolId;
    final IntColumn queue;
    final LongColumn delay;
    final TextColumn taskClass;
    final TextColumn poolClass;
    final TextColumn failure;
    /** 1 where the task was cancelled, else 0. */
    final IntColumn cancelled;

    TaskColumns(ColumnMemory memory) {
        thread = new IntColumn(memory);
        start = new LongColumn(memory);
        end = new LongColumn(memory);
        taskId = new LongColumn(memory);
        poolId = new IntColumn(memory);
        queue = new IntColumn(memory);
        delay = new LongColumn(memory);
        taskClass = new TextColumn(memory);
        poolClass = new TextColumn(memory);
        failure = new TextColumn(memory);
        cancelled = new IntColumn(memory);
    }

    void add(int by, long from, long to, long id, @Nullable String type, int pool, @Nullable String poolType,
            int queueLength, long due, @Nullable String failed, boolean wasCancelled) {
        thread.add(by);
        start.add(from);
        end.add(to);
        taskId.add(id);
        poolId.add(pool);
        queue.add(queueLength);
        delay.add(due);
        taskClass.add(type);
        poolClass.add(poolType);
        failure.add(failed);
        cancelled.add(wasCancelled ? 1 : 0);
    }

    int size() {
        return thread.size();
    }
}
