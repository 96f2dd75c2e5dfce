package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.LoadOverTime.Source;
import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IndexOrder.Groups;
import dev.awaitscope.reports.column.LongColumn;
import dev.awaitscope.reports.recording.JdkEvent;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Computes concurrency, parallelism and thread states over time. */
final class LoadSweep {
    private final Collected collected;
    private final List<TracedThread> threads;
    private final Schedules schedules;
    private final int[] indexes;
    private final LongColumn begins;
    private final LongColumn ends;

    LoadSweep(Collected collected, List<TracedThread> threads, Schedules schedules, int[] indexes) {
        this.collected = collected;
        this.threads = threads;
        this.begins = new LongColumn(collected.memory);
        this.ends = new LongColumn(collected.memory);
        this.schedules = schedules;
        this.indexes = indexes;
    }

    LoadOverTime sweep(int count) {
        long duration = Math.max(1, collected.durationNanos());
        int cores = collected.cpu() == null ? 0 : collected.cpu().hardwareThreads();
        Buckets concurrency = new Buckets(duration, count);
        addWork(concurrency);
        Map<ThreadState.Shown, Buckets> states = states(duration, count);
        Buckets parallelism = new Buckets(duration, count);
        Buckets sampled = new Buckets(duration, count);
        Source source = addParallelism(parallelism, sampled, cores, duration);
        Map<ThreadState.Shown, List<Double>> byState = new TreeMap<>();
        states.forEach((state, buckets) -> byState.put(state, buckets.means()));
        return new LoadOverTime(concurrency.bucketNanos(), concurrency.means(), parallelism.means(sampled), source,
                concurrency.mean(), parallelism.mean(sampled),
                PeakCount.of(begins, ends, duration, collected.memory), cores, byState);
    }

    /** Tasks that run, and threads that are known not to be idle where they run none; carriers only carry. */
    private void addWork(Buckets concurrency) {
        TaskColumns runs = collected.runs;
        Groups byThread = IndexOrder.byGroup(collected.memory,
                IndexOrder.byKey(collected.memory, runs.start, _ -> true, (_, _) -> 0),
                run -> index(runs.thread.get(run)), threads.size());
        addRuns(concurrency, byThread, -1);
        for (TracedThread thread : threads) {
            IntervalSet running = addRuns(concurrency, byThread, thread.index());
            if (!thread.carrier()) {
                IntervalSet busy = busy(thread.slices()).minus(running);
                for (int i = 0; i < busy.size(); i++) {
                    work(concurrency, busy.start(i), busy.end(i));
                }
            }
        }
    }

    private IntervalSet addRuns(Buckets concurrency, Groups byThread, int thread) {
        IntervalSet.Builder running = new IntervalSet.Builder();
        for (int place = byThread.from(thread); place < byThread.to(thread); place++) {
            long start = collected.runs.start.get(byThread.get(place));
            long end = collected.runs.end.get(byThread.get(place));
            work(concurrency, start, end);
            running.add(start, end);
        }
        return running.build();
    }

    private int index(int symbol) {
        return symbol < 0 ? -1 : indexes[symbol];
    }

    private void work(Buckets concurrency, long start, long end) {
        concurrency.add(start, end, 1);
        begins.add(start);
        ends.add(end);
    }

    private static IntervalSet busy(Slices slices) {
        IntervalSet.Builder busy = new IntervalSet.Builder();
        for (int i = 0; i < slices.size(); i++) {
            if (slices.state(i) != ThreadState.IDLE && slices.state(i) != ThreadState.UNKNOWN) {
                busy.add(slices.startNanos(i), slices.endNanos(i));
            }
        }
        return busy.build();
    }

    private Map<ThreadState.Shown, Buckets> states(long duration, int count) {
        Map<ThreadState.Shown, Buckets> states = new EnumMap<>(ThreadState.Shown.class);
        for (TracedThread thread : threads) {
            Slices slices = thread.slices();
            for (int i = 0; !thread.carrier() && i < slices.size(); i++) {
                ThreadState.Shown state = slices.state(i).shown();
                Buckets buckets = states.get(state);
                if (buckets == null) {
                    buckets = new Buckets(duration, count);
                    states.put(state, buckets);
                }
                buckets.add(slices.startNanos(i), slices.endNanos(i), 1);
            }
        }
        return states;
    }

    /** Also adds to {@code sampled} when the number is known. */
    private Source addParallelism(Buckets parallelism, Buckets sampled, int cores, long duration) {
        IntervalSet samples = schedules.sampled();
        if (samples.total() > duration / 2) {
            for (int i = 0; i < samples.size(); i++) {
                sampled.add(samples.start(i), samples.end(i), 1);
            }
            for (int thread = 0; thread < indexes.length; thread++) {
                if (indexes[thread] >= 0) {
                    add(schedules.of(thread), parallelism);
                }
            }
            return Source.SCHEDULER;
        }
        sampled.add(0, duration, 1);
        if (!collected.cpuLoads.isEmpty() && cores > 0) {
            long from = 0;
            for (JdkEvent.CpuLoad load : sortedLoads()) {
                parallelism.add(from, load.startNanos(), (load.jvmUser() + load.jvmSystem()) * cores);
                from = Math.max(from, load.startNanos());
            }
            return Source.CPU_LOAD;
        }
        for (TracedThread thread : threads) {
            Slices slices = thread.slices();
            for (int i = 0; i < slices.size(); i++) {
                if (slices.state(i) == ThreadState.RUNNING) {
                    parallelism.add(slices.startNanos(i), Math.min(duration, slices.endNanos(i)), 1);
                }
            }
        }
        return Source.STATES;
    }

    private static void add(ThreadSchedule schedule, Buckets parallelism) {
        for (int i = 0; i < schedule.size(); i++) {
            long length = schedule.end(i) - schedule.start(i);
            if (length > 0) {
                parallelism.add(schedule.start(i), schedule.end(i), (double) schedule.run(i) / length);
            }
        }
    }

    private List<JdkEvent.CpuLoad> sortedLoads() {
        return collected.cpuLoads.stream()
                .sorted(Comparator.comparingLong(JdkEvent.CpuLoad::startNanos))
                .toList();
    }
}
