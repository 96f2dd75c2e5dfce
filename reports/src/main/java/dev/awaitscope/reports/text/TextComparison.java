package dev.awaitscope.reports.text;

import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.Amounts;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Environment;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Ranking;
import dev.awaitscope.reports.compare.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A comparison as a terminal shows it: a table per scenario, measures down, runs across, and what follows from it. */
public final class TextComparison {
    private static final int WIDTH = 100;
    /** Columns of the longest run's curve. */
    private static final int CURVE = 60;
    private static final int LONGEST_LABEL = 30;
    private static final String BEST = "✓ ";
    private static final String WORST = "▲ ";

    private final Appendable out;
    private final Style style;

    private TextComparison(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Writes it; {@code ansi} asks for emphasis by terminal codes, which say nothing that is not said without them. */
    public static void write(Comparison comparison, Appendable out, boolean ansi) throws IOException {
        new TextComparison(out, Style.of(ansi)).write(comparison);
    }

    private void write(Comparison comparison) throws IOException {
        line(style.dim(machine(comparison.environment())));
        for (Scenario scenario : comparison.scenarios()) {
            scenario(scenario);
        }
        paragraphs("Warning: ", comparison.warnings());
        line("");
    }

    private void scenario(Scenario scenario) throws IOException {
        line("");
        line(style.bold(Texts.clean(scenario.title(), WIDTH)));
        line(Texts.clean(scenario.description(), 2 * WIDTH));
        line("");
        boolean marked = false;
        for (List<String> part : tables(rows(scenario))) {
            for (String row : part) {
                line(row);
                marked |= row.contains(BEST);
            }
            line("");
        }
        if (marked) {
            line(style.dim(BEST + "best, or not to be told from the best   " + WORST + "worst"));
            line("");
        }
        curves(scenario.runs());
        if (!scenario.verdict().isEmpty()) {
            for (String part : Columns.wrap(clean(scenario.verdict().getFirst()), WIDTH)) {
                line(style.bold(part));
            }
            paragraphs("", scenario.verdict().subList(1, scenario.verdict().size()));
        }
        paragraphs("Why: ", scenario.why());
        paragraphs("Warning: ", scenario.warnings());
    }

    private static String machine(Environment machine) {
        List<String> parts = new ArrayList<>();
        parts.add(machine.cpu());
        if (machine.cores() > 0) {
            parts.add(machine.cores() + (machine.cores() == 1 ? " core" : " cores"));
        }
        parts.add(machine.system());
        parts.add(machine.jdk().matches("\\d.*") ? "JDK " + machine.jdk() : machine.jdk());
        if (machine.loadBefore() >= 0) {
            parts.add("load " + Amounts.count(machine.loadBefore()));
        }
        return clean(String.join(" · ", parts.stream().filter(part -> !part.isBlank()).toList()));
    }

    /** A row per measure, under one of labels; the first column has the measures' names. */
    private List<List<String>> rows(Scenario scenario) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of(""), scenario.runs().stream().map(run -> style.bold(label(run)))).toList());
        for (MeasureKind kind : MeasureKind.values()) {
            if (scenario.runs().stream().anyMatch(run -> run.measure(kind).isPresent())) {
                Ranking ranking = Ranking.of(kind, scenario.runs(), scenario.contrasts());
                rows.add(Stream.concat(Stream.of(kind.label()),
                        scenario.runs()
                                .stream()
                                .map(run -> run.measure(kind).map(measure -> cell(measure, run, ranking)).orElse("-")))
                        .toList());
            }
        }
        return rows;
    }

    private String cell(Measure measure, ComparedRun run, Ranking ranking) {
        String value = Amounts.of(measure.kind(), measure.median());
        boolean varies = measure.rounds().size() > 1 && measure.spread() > 0;
        String spread = varies ? style.dim(" ± " + Amounts.percent(measure.spread())) : "";
        return (ranking.best(run) ? style.good(BEST + value) : ranking.worst(run) ? style.bad(WORST + value) : value)
                + spread;
    }

    /** As many columns beside each other as a line holds, the rest below; the names of measures each time. */
    private static List<List<String>> tables(List<List<String>> rows) {
        List<List<String>> tables = new ArrayList<>();
        int columns = rows.getFirst().size();
        for (int from = 1; from < columns;) {
            int to = from + 1;
            while (to < columns && width(part(rows, from, to + 1)) <= WIDTH) {
                to++;
            }
            tables.add(part(rows, from, to));
            from = to;
        }
        return tables;
    }

    private static List<String> part(List<List<String>> rows, int from, int to) {
        return Columns.align(rows.stream()
                .map(row -> Stream.concat(Stream.of(row.getFirst()), row.subList(from, to).stream()).toList())
                .toList());
    }

    private static int width(List<String> lines) {
        return lines.stream().mapToInt(Columns::length).max().orElse(0);
    }

    /** Each run's load over time: all on one scale, and as wide as the run was long. */
    private void curves(List<ComparedRun> runs) throws IOException {
        List<ComparedRun> traced = runs.stream().filter(run -> load(run) != null).toList();
        if (traced.isEmpty()) {
            return;
        }
        curves("In progress", traced, LoadOverTime::concurrency, LoadOverTime::averageConcurrency, 1);
        int cores = traced.stream().mapToInt(run -> loadOf(run).cores()).max().orElse(0);
        curves("On a CPU", traced, LoadOverTime::parallelism, LoadOverTime::averageParallelism, cores);
        line("");
    }

    private void curves(String what, List<ComparedRun> runs, Function<LoadOverTime, List<Double>> values,
            Function<LoadOverTime, Double> mean, double least) throws IOException {
        double top = Math.max(least, runs.stream()
                .map(run -> values.apply(loadOf(run)))
                .flatMap(Collection::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0));
        long longest = Math.max(1, runs.stream().mapToLong(TextComparison::lengthNanos).max().orElse(0));
        int name = runs.stream().mapToInt(run -> Columns.length(label(run))).max().orElse(0);
        line(style.bold(what + " over time, traced") + style.dim("   0 to " + Texts.number(top) + ", "
                + Amounts.nanos(longest) + " wide"));
        for (ComparedRun run : runs) {
            LoadOverTime load = loadOf(run);
            int columns = Math.max(1, (int) (CURVE * lengthNanos(run) / longest));
            String curve = Sparkline.of(values.apply(load), columns, top);
            line("  " + label(run) + " ".repeat(name - Columns.length(label(run))) + "  " + curve
                    + " ".repeat(CURVE - curve.length()) + "  mean " + Texts.number(mean.apply(load)));
        }
    }

    private static @Nullable LoadOverTime load(ComparedRun run) {
        RunReport traced = run.traced();
        return traced == null || traced.load().concurrency().isEmpty() ? null : traced.load();
    }

    private static LoadOverTime loadOf(ComparedRun run) {
        LoadOverTime load = load(run);
        if (load == null) {
            throw new IllegalArgumentException(run.label() + " was not traced");
        }
        return load;
    }

    private static long lengthNanos(ComparedRun run) {
        RunReport traced = run.traced();
        return traced == null ? 0 : traced.recording().durationNanos();
    }

    private void paragraphs(String heading, List<String> sentences) throws IOException {
        for (String sentence : sentences) {
            for (String part : Columns.wrap(heading + clean(sentence), WIDTH)) {
                line(part);
            }
        }
    }

    private static String label(ComparedRun run) {
        return Texts.clean(run.label(), LONGEST_LABEL);
    }

    private static String clean(String text) {
        return Texts.clean(text, 2000);
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }
}
