package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IntColumn;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/** Which run of a task belongs to which submit: of equal pool, task and class, first in first out. */
public final class TaskMatch {
    private final TaskColumns submits;
    private final TaskColumns runs;
    private final int[] indexes;
    private final Map<PoolKey, Integer> pools = new LinkedHashMap<>();
    private final IntColumn submitRows;
    private final IntColumn runRows;
    private final IntColumn poolOf;
    private final Map<Integer, Map<Integer, Integer>> runsPerThreadAndPool = new HashMap<>();
    /** Of virtual threads, whose submit is their start. */
    private final Map<Integer, Integer> starters = new HashMap<>();
    private final List<Integer> longestQueues = new ArrayList<>();
    private final Collected collected;
    private final ColumnMemory memory;
    private final IntColumn submitsByTask;
    private final LeftTasks left;

    private TaskMatch(Collected collected, int[] indexes) {
        this.submits = collected.submits;
        this.runs = collected.runs;
        this.collected = collected;
        this.memory = collected.memory;
        this.submitsByTask = submits.byTask(memory);
        this.left = LeftTasks.of(collected, submitsByTask);
        this.indexes = indexes;
        this.submitRows = new IntColumn(collected.memory);
        this.runRows = new IntColumn(collected.memory);
        this.poolOf = new IntColumn(collected.memory);
    }

    static TaskMatch of(Collected collected, int[] indexes) {
        TaskMatch match = new TaskMatch(collected, indexes);
        match.match();
        return match;
    }

    private void match() {
        IntColumn runsByTask = runs.byTask(memory);
        IntColumn submitOf = none(runs.size());
        BitSet taken = new BitSet(submits.size());
        int first = 0;
        for (int i = 0; i < runsByTask.size(); i++) {
            int run = runsByTask.get(i);
            while (first < submitsByTask.size() && compare(first, run) < 0) {
                first++;
            }
            int submit = firstFitting(first, run, taken);
            if (submit >= 0) {
                taken.set(submit);
                submitOf.set(run, submit);
            }
            while (first < submitsByTask.size() && taken.get(submitsByTask.get(first))) {
                first++;
            }
        }
        addAll(byStart(submits), byStart(runs), submitOf);
    }

    private int firstFitting(int first, int run, BitSet taken) {
        for (int i = first; i < submitsByTask.size() && compare(i, run) == 0; i++) {
            int submit = submitsByTask.get(i);
            if (submits.start.get(submit) > runs.start.get(run)) {
                return -1;
            }
            if (!taken.get(submit) && fits(submit, run)) {
                return submit;
            }
        }
        return -1;
    }

    private int compare(int place, int run) {
        return submits.compareTask(submitsByTask.get(place), runs.poolId.get(run), runs.taskId.get(run));
    }

    private IntColumn none(int count) {
        IntColumn none = new IntColumn(memory);
        for (int i = 0; i < count; i++) {
            none.add(-1);
        }
        return none;
    }

    /** Where a virtual thread is started, its task is not known yet: that submit has no class. */
    private boolean fits(int submit, int run) {
        // What the executor has refused runs only where the caller does it.
        if (left.isRefused(submit) && submits.thread.get(submit) != runs.thread.get(run)) {
            return false;
        }
        String type = submits.taskClass.get(submit);
        return type == null || type.equals(runs.taskClass.get(run));
    }

    /** Tasks by submit, or by start where that is not known. */
    private void addAll(IntColumn submitOrder, IntColumn runOrder, IntColumn submitOf) {
        IntColumn runOf = none(submits.size());
        for (int run = 0; run < runs.size(); run++) {
            if (submitOf.get(run) >= 0) {
                runOf.set(submitOf.get(run), run);
            }
        }
        int next = 0;
        for (int i = 0; i < submitOrder.size(); i++) {
            int submit = submitOrder.get(i);
            while (next < runOrder.size() && runs.start.get(runOrder.get(next)) < submits.start.get(submit)) {
                addOrphan(runOrder.get(next++), submitOf);
            }
            add(submit, runOf.get(submit));
        }
        while (next < runOrder.size()) {
            addOrphan(runOrder.get(next++), submitOf);
        }
    }

    private void addOrphan(int run, IntColumn submitOf) {
        if (submitOf.get(run) < 0) {
            add(-1, run);
        }
    }

    private void add(int submit, int run) {
        TaskColumns either = run >= 0 ? runs : submits;
        int row = run >= 0 ? run : submit;
        int pool = pool(either, row);
        submitRows.add(submit);
        runRows.add(run);
        poolOf.add(pool);
        int thread = run < 0 ? -1 : index(runs.thread.get(run));
        if (thread >= 0 && submit >= 0 && submits.taskClass.get(submit) == null) {
            starters.putIfAbsent(thread, index(submits.thread.get(submit)));
        }
        if (thread >= 0) {
            runsPerThreadAndPool.computeIfAbsent(thread, _ -> new HashMap<>()).merge(pool, 1, Integer::sum);
        }
        if (submit >= 0) {
            longestQueues.set(pool, Math.max(longestQueues.get(pool), submits.queue.get(submit)));
        }
    }

    private TracedTask task(int index) {
        int submit = submitRows.get(index);
        int run = runRows.get(index);
        long submitted = submit < 0 ? TracedTask.NOT_KNOWN : submits.start.get(submit);
        long delay = submit < 0 ? 0 : submits.delay.get(submit);
        long started = run < 0 ? TracedTask.NOT_KNOWN : runs.start.get(run);
        long queued = submit < 0 || run < 0 ? TracedTask.NOT_KNOWN : Math.max(0, started - submitted - delay);
        return new TracedTask(poolOf.get(index), run >= 0 ? runs.taskClass.get(run) : submits.taskClass.get(submit),
                run < 0 ? -1 : index(runs.thread.get(run)), submit < 0 ? -1 : index(submits.thread.get(submit)),
                submitted, delay, started, run < 0 ? TracedTask.NOT_KNOWN : runs.end.get(run), queued,
                run < 0 ? null : runs.failure.get(run),
                run < 0 ? left.isCancelled(submit) : runs.cancelled.get(run) == 1,
                run < 0 && left.isRefused(submit));
    }

    /** The tasks as objects, made from the columns when asked for. */
    private final class TaskList extends AbstractList<TracedTask> implements RandomAccess {
        @Override
        public int size() {
            return runRows.size();
        }

        @Override
        public TracedTask get(int index) {
            return task(Objects.checkIndex(index, size()));
        }
    }

    private int index(int symbol) {
        return symbol < 0 ? -1 : indexes[symbol];
    }

    private int pool(TaskColumns of, int row) {
        Integer known = pools.get(new PoolKey(of.poolId.get(row), nameOf(of, row)));
        if (known == null) {
            known = pools.size();
            pools.put(new PoolKey(of.poolId.get(row), nameOf(of, row)), known);
            longestQueues.add(-1);
        }
        return known;
    }

    private static String nameOf(TaskColumns of, int row) {
        String type = of.poolClass.get(row);
        return type == null ? "" : type;
    }

    private IntColumn byStart(TaskColumns rows) {
        return IndexOrder.byKey(memory, rows.start, _ -> true, (_, _) -> 0);
    }

    /** All tasks. */
    public List<TracedTask> tasks() {
        return new TaskList();
    }

    /** The pools, by first task; the place of each is its index in {@link TracedTask#pool()}. */
    public List<PoolKey> pools() {
        return List.copyOf(pools.keySet());
    }

    /** Most tasks seen queued in a pool before one was submitted, -1 where it is not known. */
    public int longestQueue(int pool) {
        return longestQueues.get(pool);
    }

    /** Most threads that a pool was seen to have, -1 where it is not known. */
    public int largestSize(int pool) {
        return collected.poolSizes.largest(pools().get(pool).id());
    }

    /** Threads that a pool may have, -1 where it is not known or there is no limit. */
    public int maximumSize(int pool) {
        return collected.poolSizes.maximum(pools().get(pool).id());
    }

    /** The thread that started a virtual one, -1 where that is not known. */
    int starter(int thread) {
        return starters.getOrDefault(thread, -1);
    }

    /** The pool whose tasks the thread ran most, -1 for none. */
    int mainPool(int thread) {
        Map<Integer, Integer> counts = runsPerThreadAndPool.getOrDefault(thread, Map.of());
        return counts.entrySet()
                .stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(-1);
    }

    /**
     * What tells pools apart.
     *
     * @param id
     *            identity hash code
     * @param poolClass
     *            its class, empty where it is not known
     */
    public record PoolKey(int id, String poolClass) {}
}
