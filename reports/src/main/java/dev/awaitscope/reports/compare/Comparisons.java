package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.RecordingInfo;
import dev.awaitscope.reports.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes comparisons: of recordings, and of what a bench measured. */
public final class Comparisons {
    private static final double BUSY_LOAD_PER_CORE = 0.5;

    private Comparisons() {}

    /**
     * Compares recordings of the same work.
     *
     * @param reports at least one; the others are compared with the first
     * @param labels a name for each
     */
    public static Comparison ofRecordings(List<RunReport> reports, List<String> labels) {
        if (reports.size() != labels.size()) {
            throw new IllegalArgumentException(labels.size() + " labels for " + reports.size() + " recordings");
        }
        List<ComparedRun> runs = IntStream.range(0, reports.size())
                .mapToObj(i -> RunMeasures.ofRecording(labels.get(i), reports.get(i)))
                .toList();
        List<TracedWindow> windows = reports.stream().map(TracedWindow::whole).toList();
        Scenario scenario = new Scenario("recordings", "Recordings", "Each recording as a whole, from start to end.",
                runs, Contrasts.againstFirst(runs), Verdict.ofRecordings(runs), Reasons.of(runs, windows),
                Comparability.ofRecordings(runs));
        return new Comparison(String.join(", ", labels), environment(reports.getFirst().recording()),
                List.of(scenario), List.of("Each column is one recording, so that there is no spread and no interval:"
                        + " 'awaitscope bench' repeats a run and gives both."),
                List.of());
    }

    /**
     * Compares what a bench measured.
     *
     * @param traced the reports of the traced passes, by the name of their recording; one that is missing is left out
     */
    public static Comparison ofBench(BenchResult result, Map<String, RunReport> traced) {
        List<Scenario> scenarios = new ArrayList<>();
        for (BenchResult.BenchScenario scenario : result.scenarios()) {
            scenarios.add(scenario(scenario, traced, result.environment().cores()));
        }
        return new Comparison(result.title(), result.environment(), scenarios, result.method(),
                warnings(result));
    }

    /** How one run differs from another in a measure; empty where one lacks it, or a value is 0, which has no ratio. */
    public static Optional<Contrast> contrast(ComparedRun baseline, ComparedRun run, MeasureKind kind) {
        return Contrasts.between(baseline, run, kind);
    }

    private static Scenario scenario(BenchResult.BenchScenario raw, Map<String, RunReport> traced, int cores) {
        List<ComparedRun> runs = new ArrayList<>();
        List<TracedWindow> windows = new ArrayList<>();
        for (BenchResult.BenchRun run : raw.runs()) {
            RunReport report = run.recording() == null ? null : traced.get(run.recording());
            TracedWindow window = window(run, report);
            ComparedRun compared = RunMeasures.ofBench(run, report, window);
            runs.add(compared);
            if (window != null) {
                windows.add(window);
            }
        }
        boolean all = windows.size() == runs.size();
        List<String> why = new ArrayList<>(Reasons.ofProcessorTime(raw, cores));
        why.addAll(all ? Reasons.of(runs, windows) : List.of());
        return new Scenario(raw.name(), raw.title(), raw.description(), runs, Contrasts.againstFirst(runs),
                Verdict.ofBench(runs), why, Comparability.ofBench(raw, cores));
    }

    private static @Nullable TracedWindow window(BenchResult.BenchRun run, @Nullable RunReport report) {
        BenchResult.BenchRound round = run.traced();
        return report == null || round == null
                ? null
                : TracedWindow.between(report, round.startEpochNanos(), round.endEpochNanos());
    }

    private static List<String> warnings(BenchResult result) {
        List<String> warnings = new ArrayList<>(result.incidents());
        Environment machine = result.environment();
        if (machine.loadBefore() > BUSY_LOAD_PER_CORE * machine.cores()) {
            warnings.add("The machine was busy before the bench began (load average "
                    + Amounts.threeDigits(machine.loadBefore()) + " on " + machine.cores()
                    + " cores): the spread is wider than it had to be.");
        }
        return warnings;
    }

    private static Environment environment(RecordingInfo recording) {
        return new Environment(Objects.requireNonNullElse(recording.cpu(), ""), recording.cores(), -1,
                Objects.requireNonNullElse(recording.operatingSystem(), ""),
                Objects.requireNonNullElse(recording.jvm(), ""), -1, -1, "");
    }
}
