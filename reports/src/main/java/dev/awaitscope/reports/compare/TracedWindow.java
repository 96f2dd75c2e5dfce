package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedWait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a recording shows of one stretch of its time. A bench's recording also holds the start and the end of the
 * program, which would dilute every mean.
 *
 * @param lengthNanos length of the stretch
 * @param concurrency mean number of pieces of work in progress
 * @param parallelism mean number of threads on a CPU
 * @param cores of the machine, 0 where not known
 * @param waits sums by kind and blocker, the largest first; idle ones are no waits, and those of a thread that does
 *     nothing but wait are left out: it is a bystander, such as a main thread that waits for the end
 * @param tasks tasks that began in it and whose queue time is known
 * @param queueP50Nanos median of those tasks' queue times
 * @param queueP99Nanos 99 of 100 of them waited no longer
 */
public record TracedWindow(long lengthNanos, double concurrency, double parallelism, int cores, List<Waits> waits,
        long tasks, long queueP50Nanos, long queueP99Nanos) {
    /** Who waits this share of the time or more had nothing to do with the work. */
    private static final double BYSTANDER = 0.99;

    /**
     * Waits of one sort, as far as they lie in the window.
     *
     * @param kind word for what was waited for
     * @param blocker class of the object waited for, without its package; null for none
     * @param count how many
     * @param totalNanos their sum
     */
    public record Waits(String kind, @Nullable String blocker, long count, long totalNanos) {
        /** Kind and blocker in words. */
        public String label() {
            return blocker == null ? kind : kind + " (" + blocker + ")";
        }
    }

    public TracedWindow {
        waits = List.copyOf(waits);
    }

    /** All of a recording. */
    public static TracedWindow whole(RunReport report) {
        var load = report.load();
        TracedWindow all = of(report, 0, report.recording().durationNanos());
        // The sums of the whole are exact, those of its buckets are not.
        return new TracedWindow(all.lengthNanos, load.averageConcurrency(), load.averageParallelism(), all.cores,
                all.waits, all.tasks, all.queueP50Nanos, all.queueP99Nanos);
    }

    /** The part of a recording between two instants, in nanoseconds since 1970. */
    public static TracedWindow between(RunReport report, long fromEpochNanos, long toEpochNanos) {
        long start = report.recording().startEpochNanos();
        long length = report.recording().durationNanos();
        return of(report, Math.clamp(fromEpochNanos - start, 0, length), Math.clamp(toEpochNanos - start, 0, length));
    }

    /** Sum of all waits. */
    public long waitNanos() {
        return waits.stream().mapToLong(Waits::totalNanos).sum();
    }

    private static TracedWindow of(RunReport report, long from, long to) {
        var load = report.load();
        Histogram queue = new Histogram(3);
        for (TracedTask task : report.tasks()) {
            if (task.startNanos() >= from && task.startNanos() < to && task.queueNanos() >= 0) {
                queue.recordValue(task.queueNanos());
            }
        }
        return new TracedWindow(to - from, mean(load.concurrency(), load.bucketNanos(), from, to),
                mean(load.parallelism(), load.bucketNanos(), from, to), load.cores(), waits(report, from, to),
                queue.getTotalCount(), queue.getValueAtPercentile(50), queue.getValueAtPercentile(99));
    }

    /** Mean of a step function whose steps are buckets of equal length. */
    private static double mean(List<Double> buckets, long bucketNanos, long from, long to) {
        double sum = 0;
        long covered = 0;
        for (int i = 0; i < buckets.size(); i++) {
            long overlap = overlap(i * bucketNanos, (i + 1) * bucketNanos, from, to);
            sum += buckets.get(i) * overlap;
            covered += overlap;
        }
        return covered == 0 ? 0 : sum / covered;
    }

    private static List<Waits> waits(RunReport report, long from, long to) {
        record Key(String kind, @Nullable String blocker) {}
        Set<Integer> bystanders = bystanders(report, from, to);
        Map<Key, Waits> sums = new HashMap<>();
        for (TracedWait wait : report.waits()) {
            long inside = overlap(wait.startNanos(), wait.endNanos(), from, to);
            if (inside > 0 && !wait.idle() && !bystanders.contains(wait.thread())) {
                Key key = new Key(wait.kind().label(), shortName(wait.blocker()));
                sums.merge(key, new Waits(key.kind(), key.blocker(), 1, inside), TracedWindow::sum);
            }
        }
        List<Waits> sorted = new ArrayList<>(sums.values());
        sorted.sort(Comparator.comparingLong(Waits::totalNanos).reversed().thenComparing(Waits::label));
        return sorted;
    }

    private static Set<Integer> bystanders(RunReport report, long from, long to) {
        Map<Integer, Long> waited = new HashMap<>();
        for (TracedWait wait : report.waits()) {
            waited.merge(wait.thread(), overlap(wait.startNanos(), wait.endNanos(), from, to), Long::sum);
        }
        return waited.entrySet()
                .stream()
                .filter(sum -> sum.getValue() >= BYSTANDER * (to - from))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Waits sum(Waits a, Waits b) {
        return new Waits(a.kind(), a.blocker(), a.count() + b.count(), a.totalNanos() + b.totalNanos());
    }

    private static long overlap(long aFrom, long aTo, long bFrom, long bTo) {
        return Math.max(0, Math.min(aTo, bTo) - Math.max(aFrom, bFrom));
    }

    private static @Nullable String shortName(@Nullable String className) {
        return className == null ? null : className.substring(className.lastIndexOf('.') + 1);
    }
}
