package dev.awaitscope.reports.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Submits, or runs, of tasks, one row each. {@code end}, {@code failure} are of runs, {@code queue}, {@code delay} of submits. */
final class TaskColumns {
    final IntColumn thread = new IntColumn();
    final LongColumn start = new LongColumn();
    final LongColumn end = new LongColumn();
    final LongColumn taskId = new LongColumn();
    final IntColumn poolId = new IntColumn();
    final IntColumn queue = new IntColumn();
    final LongColumn delay = new LongColumn();
    final List<@Nullable String> taskClass = new ArrayList<>();
    final List<@Nullable String> poolClass = new ArrayList<>();
    final List<@Nullable String> failure = new ArrayList<>();

    void add(int by, long from, long to, long id, @Nullable String type, int pool, @Nullable String poolType,
            int queueLength, long due, @Nullable String failed) {
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
    }

    int size() {
        return thread.size();
    }
}
