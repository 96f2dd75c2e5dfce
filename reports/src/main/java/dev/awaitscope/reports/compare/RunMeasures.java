package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.HeldConnections;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import dev.awaitscope.reports.compare.BenchResult.SystemCalls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Finds the measures of one run. What is not known is left out, never 0. */
final class RunMeasures {
    private static final int SHOWN_CALLS = 5;

    private final List<Measure> measures = new ArrayList<>();

    private RunMeasures() {}

    static ComparedRun ofRecording(String label, RunReport report) {
        RunMeasures found = new RunMeasures();
        found.add(MeasureKind.REAL_TIME, report.recording().durationNanos());
        found.traced(TracedWindow.whole(report));
        long platform = report.threads().stream().filter(thread -> !thread.virtual()).count();
        found.add(MeasureKind.THREADS, platform);
        found.add(MeasureKind.VIRTUAL_THREADS, report.threads().size() - platform);
        found.cpu(report);
        return found.run(label, detail(report), null, report, String.join(", ", report.recording().files()));
    }

    static ComparedRun ofBench(BenchRun run, @Nullable RunReport report, @Nullable TracedWindow window) {
        RunMeasures found = new RunMeasures();
        if (!run.rounds().isEmpty()) {
            found.untraced(run.rounds());
        }
        if (window != null) {
            found.traced(window);
        }
        found.systemCalls(run.systemCalls());
        found.held(run.held());
        found.tracingCost(run);
        return found.run(run.label(), run.detail(), latency(run.rounds()), report, run.recording());
    }

    private void untraced(List<BenchRound> rounds) {
        add(MeasureKind.THROUGHPUT, rounds, BenchRound::throughput);
        add(MeasureKind.LATENCY_P50, rounds, round -> round.latency().getValueAtPercentile(50));
        add(MeasureKind.LATENCY_P90, rounds, round -> round.latency().getValueAtPercentile(90));
        add(MeasureKind.LATENCY_P99, rounds, round -> round.latency().getValueAtPercentile(99));
        add(MeasureKind.LATENCY_MAX, rounds, round -> round.latency().getMaxValue());
        add(MeasureKind.FAILED, rounds, BenchRound::failed);
        add(MeasureKind.REAL_TIME, rounds, BenchRound::durationNanos);
        List<ProcessUse> servers = rounds.stream().map(BenchRound::server).filter(Objects::nonNull).toList();
        if (servers.size() == rounds.size()) {
            serverUse(rounds, servers);
        }
    }

    private void serverUse(List<BenchRound> rounds, List<ProcessUse> servers) {
        add(MeasureKind.USER_TIME, servers, ProcessUse::userNanos);
        add(MeasureKind.SYSTEM_TIME, servers, ProcessUse::systemNanos);
        if (rounds.stream().allMatch(round -> round.answered() > 0)) {
            add(MeasureKind.CPU_PER_REQUEST, rounds,
                    round -> (double) Objects.requireNonNull(round.server()).cpuNanos() / round.answered());
        }
        add(MeasureKind.PEAK_THREADS, servers, ProcessUse::peakThreads);
        int ended = servers.stream().mapToInt(ProcessUse::endedThreads).sum();
        String note = ended == 0 ? "" : ended + " threads ended while it was measured; theirs are not counted";
        measures.add(new Measure(MeasureKind.VOLUNTARY_SWITCHES,
                servers.stream().map(use -> (double) use.voluntarySwitches()).toList(), note));
        measures.add(new Measure(MeasureKind.INVOLUNTARY_SWITCHES,
                servers.stream().map(use -> (double) use.involuntarySwitches()).toList(), note));
    }

    private void traced(TracedWindow window) {
        add(MeasureKind.CONCURRENCY, window.concurrency());
        add(MeasureKind.PARALLELISM, window.parallelism());
        add(MeasureKind.WAIT_TIME, window.waitNanos());
        if (window.tasks() > 0) {
            add(MeasureKind.TASK_QUEUE_P50, window.queueP50Nanos());
            add(MeasureKind.TASK_QUEUE_P99, window.queueP99Nanos());
        }
    }

    private void systemCalls(@Nullable SystemCalls counted) {
        if (counted != null) {
            long all = counted.calls().values().stream().mapToLong(Long::longValue).sum();
            String most = counted.calls()
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(SHOWN_CALLS)
                    .map(call -> Amounts.threeDigits((double) call.getValue() / counted.answered()) + " "
                            + call.getKey())
                    .collect(Collectors.joining(", "));
            measures.add(new Measure(MeasureKind.SYSTEM_CALLS, List.of((double) all / counted.answered()),
                    "of " + Amounts.count(counted.answered()) + " requests, most often " + most));
        }
    }

    private void held(@Nullable HeldConnections held) {
        if (held != null) {
            measures.add(new Measure(MeasureKind.MEMORY_PER_CONNECTION,
                    List.of((double) (held.heapBytes() + held.otherBytes()) / held.connections()),
                    Amounts.count(held.connections()) + " open, silent connections: "
                            + Amounts.bytes((double) held.heapBytes() / held.connections()) + " of heap each, the rest"
                            + " the JVM's own; what the kernel takes is not in it"));
        }
    }

    private void tracingCost(BenchRun run) {
        BenchRound traced = run.traced();
        if (traced != null && !run.rounds().isEmpty() && traced.answered() > 0) {
            double untraced = Statistics.median(run.rounds().stream().map(BenchRound::throughput).toList());
            if (untraced > 0) {
                measures.add(new Measure(MeasureKind.TRACED_RATIO, List.of(traced.throughput() / untraced),
                        "one traced round by the median of the untraced ones"));
            }
        }
    }

    private void cpu(RunReport report) {
        List<TracedThread> counted = report.threads().stream().filter(thread -> thread.cpuNanos() >= 0).toList();
        if (!counted.isEmpty()) {
            measures.add(new Measure(MeasureKind.CPU_TIME,
                    List.of((double) counted.stream().mapToLong(TracedThread::cpuNanos).sum()),
                    "of the program's own threads"));
        }
    }

    private static @Nullable LatencyDistribution latency(List<BenchRound> rounds) {
        Histogram all = new Histogram(3);
        rounds.forEach(round -> all.add(round.latency()));
        return all.getTotalCount() == 0 ? null : LatencyDistribution.of(all);
    }

    static String detail(RunReport report) {
        String program = report.recording().mainClass();
        String arguments = report.recording().arguments();
        return program == null ? "" : arguments == null ? program : (program + " " + arguments).strip();
    }

    private void add(MeasureKind kind, double value) {
        measures.add(new Measure(kind, List.of(value)));
    }

    private <T> void add(MeasureKind kind, List<T> rounds, ToDoubleFunction<T> value) {
        measures.add(new Measure(kind, rounds.stream().map(round -> value.applyAsDouble(round)).toList()));
    }

    private ComparedRun run(String label, String detail, @Nullable LatencyDistribution latency,
            @Nullable RunReport report, @Nullable String recording) {
        measures.sort(Comparator.comparing(Measure::kind));
        return new ComparedRun(label, detail, measures, latency, report, recording);
    }
}
