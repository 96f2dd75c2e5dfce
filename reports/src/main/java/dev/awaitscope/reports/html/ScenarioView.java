package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.compare.Amounts;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Contrast;
import dev.awaitscope.reports.compare.LatencyDistribution;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Ranking;
import dev.awaitscope.reports.compare.Scenario;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One scenario of a comparison: its table, its charts and its words. */
record ScenarioView(String id, String title, String description, boolean several, List<String> verdict,
        List<String> why, Caution warnings, List<RunHead> runs, List<MeasureRow> measures, List<String> notes,
        String rounds, List<ContrastRow> contrasts, List<LoadFigure> loads, String latency, boolean hasLatency,
        String waits, boolean hasWaits, List<WaitRow> waitRows) {

    /** A run as a column's head; {@code index} picks its line in charts. */
    record RunHead(int index, String label, String detail) {}

    /** A measure over all runs. */
    record MeasureRow(String label, List<MeasureCell> cells) {}

    /** A measure of one run; without a number where it was not measured. */
    record MeasureCell(String run, List<Num> median, List<String> spread, boolean best, boolean worst) {}

    /** How one run differs from the first in one measure. */
    record ContrastRow(String measure, String run, String baseline, Num ratio, String interval, String rounds,
            String outcome) {}

    /** A small chart of concurrency and parallelism. */
    record LoadFigure(String label, String block, Num concurrency, Num parallelism) {}

    /** Waits of one kind in each run. */
    record WaitRow(String kind, String state, List<WaitCell> cells) {}

    /** Waits of one kind in one run; without a number where there was none. */
    record WaitCell(String run, List<Num> total, List<Num> count, String noun) {}

    static ScenarioView of(int index, Scenario scenario, int ofScenarios) {
        String key = "scenarios[" + index + "]";
        List<ComparedRun> runs = scenario.runs();
        List<RunHead> heads = new ArrayList<>();
        List<LoadFigure> loads = new ArrayList<>();
        for (int j = 0; j < runs.size(); j++) {
            heads.add(new RunHead(j, runs.get(j).label(), runs.get(j).detail()));
            RunReport traced = runs.get(j).traced();
            if (traced != null) {
                String load = key + ".runs[" + j + "].traced.load.";
                loads.add(new LoadFigure(runs.get(j).label(), loadBlock(index, j),
                        Num.decimal(load + "averageConcurrency", traced.load().averageConcurrency()),
                        Num.decimal(load + "averageParallelism", traced.load().averageParallelism())));
            }
        }
        boolean several = ofScenarios > 1;
        return new ScenarioView("scenario-" + index, scenario.title(), scenario.description(), several,
                several && index > 0 ? scenario.verdict() : List.of(), scenario.why(), Caution.of(scenario.warnings()),
                heads,
                measures(key, runs, scenario.contrasts()), notes(runs), rounds(runs),
                contrasts(key, scenario.contrasts()), loads,
                latencyBlock(index), runs.stream().map(ComparedRun::latency).anyMatch(ScenarioView::drawn),
                waitsBlock(index), ScenarioCharts.hasWaits(scenario), waits(key, runs));
    }

    static String loadBlock(int scenario, int run) {
        return "load-" + scenario + "-" + run;
    }

    static String latencyBlock(int scenario) {
        return "latency-" + scenario;
    }

    static String waitsBlock(int scenario) {
        return "waits-" + scenario;
    }

    static boolean drawn(@Nullable LatencyDistribution latency) {
        return latency != null && latency.steps().stream().anyMatch(step -> step.nanos() > 0);
    }

    private static Set<MeasureKind> measured(List<ComparedRun> runs) {
        Set<MeasureKind> kinds = EnumSet.noneOf(MeasureKind.class);
        runs.forEach(run -> run.measures().forEach(measure -> kinds.add(measure.kind())));
        return kinds;
    }

    private static List<MeasureRow> measures(String key, List<ComparedRun> runs, List<Contrast> contrasts) {
        List<MeasureRow> rows = new ArrayList<>();
        for (MeasureKind kind : measured(runs)) {
            var ranking = Ranking.of(kind, runs, contrasts);
            List<MeasureCell> cells = new ArrayList<>();
            for (int j = 0; j < runs.size(); j++) {
                cells.add(cell(key + ".runs[" + j + "]", kind, runs.get(j), ranking));
            }
            rows.add(new MeasureRow(kind.label(), cells));
        }
        return List.copyOf(rows);
    }

    private static MeasureCell cell(String key, MeasureKind kind, ComparedRun run, Ranking ranking) {
        return run.measure(kind).map(measure -> {
            double median = measure.median();
            var number = new Num(key + ".measures." + kind.id() + ".median", Double.toString(median),
                    Amounts.of(kind, median));
            List<String> spread = measure.rounds().size() < 2 || measure.spread() == 0 ? List.of()
                    : List.of("± " + Amounts.percent(measure.spread()));
            return new MeasureCell(run.label(), List.of(number), spread, ranking.best(run),
                    ranking.worst(run));
        }).orElseGet(() -> new MeasureCell(run.label(), List.of(), List.of(), false, false));
    }

    private static List<String> notes(List<ComparedRun> runs) {
        Map<String, List<String>> runsByNote = new LinkedHashMap<>();
        for (ComparedRun run : runs) {
            run.measures()
                    .stream()
                    .filter(measure -> !measure.note().isEmpty())
                    .forEach(measure -> runsByNote
                            .computeIfAbsent(measure.kind().label() + ": " + measure.note(), _ -> new ArrayList<>())
                            .add(run.label()));
        }
        return runsByNote.entrySet()
                .stream()
                .map(note -> note.getValue().size() == runs.size() ? note.getKey()
                        : note.getKey() + " (" + String.join(", ", note.getValue()) + ")")
                .toList();
    }

    private static String rounds(List<ComparedRun> runs) {
        var counts = runs.stream()
                .flatMap(run -> run.measures().stream())
                .mapToInt(measure -> measure.rounds().size())
                .summaryStatistics();
        if (counts.getCount() == 0) {
            return "Nothing was measured.";
        }
        String rounds = counts.getMax() == 1 ? "One round each"
                : counts.getMin() == counts.getMax() ? "Median of " + counts.getMax() + " rounds"
                        : "Median of up to " + counts.getMax() + " rounds";
        return rounds + (counts.getMax() == 1
                ? ": nothing is known of the noise. ✓ marks the best value and ▲ the worst, which may be chance."
                : ", ± half of their range. ✓ marks the best and ▲ the worst, where they can be told apart; a run that "
                        + "cannot be told from the best shares its mark. What was measured once has no mark.");
    }

    private static List<ContrastRow> contrasts(String key, List<Contrast> contrasts) {
        List<ContrastRow> rows = new ArrayList<>();
        for (int i = 0; i < contrasts.size(); i++) {
            Contrast contrast = contrasts.get(i);
            Contrast.Interval interval = contrast.interval();
            rows.add(new ContrastRow(contrast.kind().label(), contrast.label(), contrast.baseline(),
                    new Num(key + ".contrasts[" + i + "].ratio", Double.toString(contrast.ratio()),
                            ratio(contrast.ratio())),
                    interval == null ? "–" : ratio(interval.low()) + " to " + ratio(interval.high()),
                    Integer.toString(contrast.rounds()), outcome(contrast.outcome())));
        }
        return List.copyOf(rows);
    }

    private static String ratio(double ratio) {
        return "×\u2009" + (ratio >= 100 ? Amounts.count(ratio) : String.format(Locale.ROOT, "%.2f", ratio));
    }

    private static String outcome(Contrast.Outcome outcome) {
        return switch (outcome) {
            case BETTER -> "✓ better";
            case WORSE -> "▲ worse";
            case DIFFERENT -> "different";
            case NO_DIFFERENCE -> "no difference seen";
            case TOO_FEW_ROUNDS -> "too few rounds to say";
        };
    }

    private static List<WaitRow> waits(String key, List<ComparedRun> runs) {
        List<WaitRow> rows = new ArrayList<>();
        for (var kind : ScenarioCharts.kinds(runs)) {
            List<WaitCell> cells = new ArrayList<>();
            for (int j = 0; j < runs.size(); j++) {
                List<WaitTotal> totals = ScenarioCharts.totals(runs.get(j));
                WaitCell cell = new WaitCell(runs.get(j).label(), List.of(), List.of(), "");
                for (int i = 0; i < totals.size(); i++) {
                    if (totals.get(i).kind() == kind) {
                        Lengths lengths = Lengths.of(key + ".runs[" + j + "].traced.totals.byKind[" + i + "].lengths",
                                totals.get(i).lengths());
                        cell = new WaitCell(runs.get(j).label(), List.of(lengths.total()), List.of(lengths.count()),
                                totals.get(i).lengths().count() == 1 ? "wait" : "waits");
                    }
                }
                cells.add(cell);
            }
            rows.add(new WaitRow(kind.label(), States.cssName(kind.state().shown()), cells));
        }
        return List.copyOf(rows);
    }
}
