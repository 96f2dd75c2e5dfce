package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.column.LongColumn;
import dev.awaitscope.reports.column.TextColumn;
import org.jspecify.annotations.Nullable;

/** Submits, or runs, of tasks, one row each. {@code end}, {@code failure}, {@code cancelled} are of runs, {@code queue}, {@code delay} of submits. */
final class TaskColumns {
    /** What is left of a hash sorts as a number with its place. */
    private static final int HASH_BITS = 24;

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

    /** The rows by task, in the order of {@link #compareTask}, those of one task by start. */
    IntColumn byTask(ColumnMemory memory) {
        LongColumn keys = new LongColumn(memory);
        for (int row = 0; row < size(); row++) {
            keys.add(key(poolId.get(row), taskId.get(row)));
        }
        return IndexOrder.byKey(memory, keys, _ -> true, (a, b) -> {
            int byTask = compareTask(a, poolId.get(b), taskId.get(b));
            return byTask != 0 ? byTask : Long.compare(start.get(a), start.get(b));
        });
    }

    /** Compares a row's task with another one: by a hash, so that they are spread evenly, then by what they are. */
    int compareTask(int row, int pool, long task) {
        int rowPool = poolId.get(row);
        long rowTask = taskId.get(row);
        int byKey = Long.compare(key(rowPool, rowTask), key(pool, task));
        int byPool = byKey != 0 ? byKey : Integer.compare(rowPool, pool);
        return byPool != 0 ? byPool : Long.compare(rowTask, task);
    }

    private static long key(int pool, long task) {
        return (task * 31 + pool) * 0x9E3779B97F4A7C15L >>> HASH_BITS;
    }
}
