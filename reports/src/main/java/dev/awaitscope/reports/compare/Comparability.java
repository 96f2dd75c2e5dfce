package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what makes runs hard to compare, and names the runs. */
final class Comparability {
    /** Spread of the throughput's rounds from which on it is worth a warning. */
    private static final double WIDE = 0.25;

    /** Share of the machine that other processes may take before it is worth a warning. */
    private static final double OTHERS = 0.1;

    /** By so much may lengths and numbers of tasks differ before sums no longer say the same. */
    private static final double ALIKE = 1.25;

    /** Share of the machine that the tool itself may take before it is worth a warning. */
    private static final double TRACING = 0.05;

    /** Traced by untraced throughput: what the traced pass shows below this is another program. */
    private static final double SLOWED = 0.85;

    /** Options of the agent that say where a recording goes, not what is in it. */
    private static final Set<String> PLACES = Set.of("out", "repository", "quiet", "maxsize", "maxage");

    private Comparability() {}

    static List<String> ofRecordings(List<ComparedRun> runs) {
        List<String> warnings = new ArrayList<>();
        differs(warnings, runs, "JVM", report -> report.recording().jvm());
        differs(warnings, runs, "number of cores", report -> report.recording().cores());
        differs(warnings, runs, "processor", report -> report.recording().cpu());
        differs(warnings, runs, "minimum of recorded waits",
                report -> Amounts.nanos(report.coverage().minimumWaitNanos()));
        differs(warnings, runs, "shortest wait with a stack",
                report -> Amounts.nanos(report.coverage().stackThresholdNanos()));
        differs(warnings, runs, "agent", report -> report.coverage().agentVersion());
        differs(warnings, runs, "agent's settings", Comparability::settings);
        amounts(warnings, runs, "They are not equally long", ": sums grow with the length.",
                report -> report.recording().durationNanos(), Amounts::nanos);
        amounts(warnings, runs, "They did not run as many tasks", ": sums grow with the work.",
                report -> report.pools().stream().mapToLong(Pool::started).sum(), Amounts::count);
        tracing(warnings, runs);
        for (ComparedRun run : runs) {
            RunReport report = run.traced();
            if (report != null && report.coverage().partial()) {
                warnings.add("The recording of " + run.label() + " is damaged or unfinished: its sums are too small.");
            }
        }
        return warnings;
    }

    private static String settings(RunReport report) {
        String options = Arrays.stream(report.coverage().options().split(","))
                .map(String::strip)
                .filter(option -> !option.isEmpty() && !PLACES.contains(option.split("=", 2)[0]))
                .sorted()
                .collect(Collectors.joining(","));
        return options.isEmpty() ? "none" : options;
    }

    private static void amounts(List<String> warnings, List<ComparedRun> runs, String what, String why,
            ToDoubleFunction<RunReport> amount, DoubleFunction<String> words) {
        List<Double> values = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (ComparedRun run : runs) {
            RunReport report = run.traced();
            if (report != null) {
                double value = amount.applyAsDouble(report);
                values.add(value);
                named.add(run.label() + " " + words.apply(value));
            }
        }
        if (values.size() > 1 && Collections.max(values) > ALIKE * Collections.min(values)) {
            warnings.add(what + ", " + String.join(", ", named) + why);
        }
    }

    private static void tracing(List<String> warnings, List<ComparedRun> runs) {
        for (ComparedRun run : runs) {
            RunReport report = run.traced();
            if (report != null && report.coverage().ownCpuNanos() > 0 && report.recording().cores() > 0) {
                double share = (double) report.coverage().ownCpuNanos() / report.recording().durationNanos()
                        / report.recording().cores();
                if (share > TRACING) {
                    warnings.add("Tracing itself took " + Amounts.percent(share) + " of the machine in " + run.label()
                            + ".");
                }
            }
        }
    }

    static List<String> ofBench(BenchScenario scenario, int cores) {
        List<String> warnings = new ArrayList<>();
        for (BenchRun run : scenario.runs()) {
            failed(warnings, run);
            spread(warnings, run);
            client(warnings, run);
            others(warnings, run, cores);
            slowed(warnings, run);
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

    private static void slowed(List<String> warnings, BenchRun run) {
        BenchRound traced = run.traced();
        if (traced != null && !run.rounds().isEmpty()) {
            double untraced = Statistics.median(run.rounds().stream().map(BenchRound::throughput).toList());
            if (untraced > 0 && traced.throughput() < SLOWED * untraced) {
                warnings.add("With the tracer " + run.label() + " reached " + Amounts.percent(
                        traced.throughput() / untraced) + " of its throughput: its reasons are those of a slower"
                        + " program.");
            }
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
