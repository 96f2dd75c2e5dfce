package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.timeline.TaskMatch;
import dev.awaitscope.reports.timeline.TaskMatch.PoolKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Sums the tasks of each pool. */
public final class Pools {
    private Pools() {}

    /** The pools in the order of {@link TracedTask#pool()}. */
    public static List<Pool> of(TaskMatch match, long durationNanos) {
        return of(match, durationNanos, _ -> "");
    }

    /**
     * As {@link #of(TaskMatch, long)}, with names.
     *
     * @param threadNames
     *            the name of the thread with an index
     */
    public static List<Pool> of(TaskMatch match, long durationNanos, IntFunction<String> threadNames) {
        List<Sums> sums = match.pools().stream().map(_ -> new Sums()).toList();
        for (TracedTask task : match.tasks()) {
            sums.get(task.pool()).add(task);
        }
        List<String> labels = labels(match.pools());
        List<Pool> pools = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            PoolKey key = match.pools().get(i);
            pools.add(sums.get(i).pool(i, key, labels.get(i), threadNames, match, Math.max(1, durationNanos)));
        }
        return pools;
    }

    private static List<String> labels(List<PoolKey> pools) {
        Map<String, Integer> counts = new HashMap<>();
        pools.forEach(pool -> counts.merge(name(pool), 1, Integer::sum));
        Map<String, Integer> numbers = new HashMap<>();
        return pools.stream()
                .map(pool -> counts.getOrDefault(name(pool), 1) == 1
                        ? name(pool)
                        : name(pool) + " " + numbers.merge(name(pool), 1, Integer::sum))
                .toList();
    }

    private static String name(PoolKey pool) {
        String full = pool.poolClass();
        String name = full.substring(Math.max(full.lastIndexOf('.'), full.lastIndexOf('$')) + 1);
        return name.isEmpty() ? "virtual threads" : name;
    }

    private static final class Sums {
        private final TreeSet<Integer> threads = new TreeSet<>();
        private final Lengths queued = new Lengths();
        private final Lengths run = new Lengths();
        private long submitted;
        private long started;
        private long failed;
        private long cancelled;
        private long rejected;

        void add(TracedTask task) {
            submitted += task.submitNanos() == TracedTask.NOT_KNOWN ? 0 : 1;
            failed += task.outcome() == TracedTask.Outcome.FAILED ? 1 : 0;
            cancelled += task.cancelled() ? 1 : 0;
            rejected += task.rejected() ? 1 : 0;
            if (task.startNanos() != TracedTask.NOT_KNOWN) {
                started++;
                run.add(task.runNanos());
            }
            if (task.queueNanos() != TracedTask.NOT_KNOWN) {
                queued.add(task.queueNanos());
            }
            if (task.thread() >= 0) {
                threads.add(task.thread());
            }
        }

        Pool pool(int index, PoolKey key, String label, IntFunction<String> threadNames, TaskMatch match,
                long duration) {
            Distribution runs = run.distribution();
            String name = PoolNames.of(threads.stream().map(threadNames::apply).toList());
            return new Pool(index, key.id(), key.poolClass(), label, name, List.copyOf(threads), submitted, started,
                    failed, cancelled, rejected, queued.distribution(), runs, match.longestQueue(index),
                    match.largestSize(index), match.maximumSize(index),
                    Math.round(runs.totalNanos() * 1e4 / duration) / 1e4);
        }
    }
}
