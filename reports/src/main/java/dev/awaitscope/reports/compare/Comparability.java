package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what makes runs hard to compare, and names the runs. */
final class Comparability {
    /** Spread of the throughput's rounds from which on it is worth a warning. */
    private static final double WIDE = 0.25;

    /** Share of the machine that other processes may take before it is worth a warning. */
    private static final double OTHERS = 0.1;

    private Comparability() {}

    static List<String> ofRecordings(List<ComparedRun> runs) {
        List<String> warnings = new ArrayList<>();
        differs(warnings, runs, "JVM", report -> report.recording().jvm());
        differs(warnings, runs, "number of cores", report -> report.recording().cores());
        differs(warnings, runs, "processor", report -> report.recording().cpu());
        differs(warnings, runs, "minimum of recorded waits",
                report -> Amounts.nanos(report.coverage().minimumWaitNanos()));
        differs(warnings, runs, "agent", report -> report.coverage().agentVersion());
        for (ComparedRun run : runs) {
            RunReport report = run.traced();
            if (report != null && report.coverage().partial()) {
                warnings.add("The recording of " + run.label() + " is damaged or unfinished: its sums are too small.");
            }
        }
        return warnings;
    }

    static List<String> ofBench(BenchScenario scenario, int cores) {
        List<String> warnings = new ArrayList<>();
        for (BenchRun run : scenario.runs()) {
            failed(warnings, run);
            spread(warnings, run);
            client(warnings, run);
            others(warnings, run, cores);
        }
        long counts = scenario.runs().stream().map(run -> run.rounds().size()).distinct().count();
        if (counts > 1) {
            warnings.add("Not every mode has all rounds: " + scenario.runs()
                    .stream()
                    .map(run -> run.label() + " " + run.rounds().size())
                    .collect(Collectors.joining(", ")) + ".");
        }
        return warnings;
    }

    private static void differs(List<String> warnings, List<ComparedRun> runs, String what,
            Function<RunReport, @Nullable Object> value) {
        Map<Object, List<String>> labels = new LinkedHashMap<>();
        for (ComparedRun run : runs) {
            RunReport report = run.traced();
            if (report != null) {
                Object found = Objects.requireNonNullElse(value.apply(report), "unknown");
                labels.computeIfAbsent(found, _ -> new ArrayList<>()).add(run.label());
            }
        }
        if (labels.size() > 1) {
            warnings.add("The " + what + " differs: " + labels.entrySet()
                    .stream()
                    .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                    .collect(Collectors.joining(", ")) + ".");
        }
    }

    private static void failed(List<String> warnings, BenchRun run) {
        long failed = run.rounds().stream().mapToLong(BenchRound::failed).sum();
        if (failed > 0) {
            String how = run.rounds()
                    .stream()
                    .map(BenchRound::failure)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .map(text -> " (" + text + ")")
                    .orElse("");
            warnings.add(run.label() + " failed to answer " + Amounts.count(failed) + " requests" + how
                    + ": they are in no latency.");
        }
    }

    private static void spread(List<String> warnings, BenchRun run) {
        if (run.rounds().size() > 1) {
            double spread = new Measure(MeasureKind.THROUGHPUT,
                    run.rounds().stream().map(BenchRound::throughput).toList()).spread();
            if (spread > WIDE) {
                warnings.add("The rounds of " + run.label() + " differ by ± " + Amounts.percent(spread)
                        + " in throughput.");
            }
        }
    }

    private static void others(List<String> warnings, BenchRun run, int cores) {
        double others = 0;
        double time = 0;
        for (BenchRound round : run.rounds()) {
            ProcessUse server = round.server();
            ProcessUse client = round.client();
            if (server != null && client != null && round.idleNanos() >= 0) {
                others += (double) cores * round.durationNanos() - round.idleNanos() - server.cpuNanos()
                        - client.cpuNanos();
                time += round.durationNanos();
            }
        }
        if (time > 0 && others / time > OTHERS * cores) {
            warnings.add("Other processes took " + Amounts.threeDigits(others / time) + " of " + cores
                    + " cores while " + run.label() + " was measured.");
        }
    }

    private static void client(List<String> warnings, BenchRun run) {
        double used = 0;
        double time = 0;
        for (BenchRound round : run.rounds()) {
            ProcessUse client = round.client();
            used += client == null ? 0 : client.cpuNanos();
            time += round.durationNanos();
        }
        if (time > 0 && used / time > Reasons.CLIENT_FULL) {
            warnings.add("The clients of " + run.label() + " used " + Amounts.threeDigits(used / time)
                    + " cores: with faster clients its throughput might be higher.");
        }
    }
}
