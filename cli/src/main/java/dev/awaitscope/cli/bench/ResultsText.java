package dev.awaitscope.cli.bench;

import dev.awaitscope.reports.compare.Amounts;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Comparisons;
import dev.awaitscope.reports.compare.Contrast;
import dev.awaitscope.reports.compare.Contrast.Interval;
import dev.awaitscope.reports.compare.Contrast.Outcome;
import dev.awaitscope.reports.compare.Environment;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Several runs of the same bench as a document: their numbers, the order they agree on, and its reasons. */
final class ResultsText {
    private static final List<MeasureKind> SHOWN = List.of(MeasureKind.THROUGHPUT, MeasureKind.LATENCY_P50,
            MeasureKind.LATENCY_P99, MeasureKind.CPU_PER_REQUEST, MeasureKind.FAILED);

    private final List<Comparison> comparisons;

    ResultsText(List<Comparison> comparisons) {
        this.comparisons = comparisons;
    }

    /** Whole lines of Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder("Measured by `awaitscope bench servers`, ").append(comparisons.size())
                .append(comparisons.size() == 1 ? " run: " : " runs: ")
                .append(comparisons.stream().map(ResultsText::machine).collect(Collectors.joining("; ")))
                .append(".\n");
        for (Scenario scenario : comparisons.getFirst().scenarios()) {
            List<Scenario> same = comparisons.stream()
                    .map(comparison -> find(comparison, scenario.name()))
                    .flatMap(Optional::stream)
                    .toList();
            scenario(text, same);
        }
        text.append("\n### How this was measured\n\n");
        comparisons.getFirst().method().forEach(sentence -> text.append("- ").append(sentence).append('\n'));
        comparisons.stream()
                .flatMap(comparison -> comparison.warnings().stream())
                .distinct()
                .forEach(warning -> text.append("- Warning: ").append(warning).append('\n'));
        return text.toString();
    }

    private static void scenario(StringBuilder text, List<Scenario> runs) {
        Scenario first = runs.getFirst();
        text.append("\n### ").append(first.title()).append("\n\n").append(first.description()).append("\n\n");
        row(text, Stream.concat(Stream.of("median of each run"), first.runs().stream().map(ComparedRun::label)));
        row(text, Stream.concat(Stream.of("---"), first.runs().stream().map(_ -> "---")));
        for (MeasureKind kind : SHOWN) {
            row(text, Stream.concat(Stream.of(kind.label()),
                    first.runs().stream().map(run -> cell(runs, run.label(), kind))));
        }
        if (first.runs().size() > 1) {
            text.append("\nThroughput, who is better; each cell the ratio with its interval of at least 95 %:\n\n");
            order(text, runs);
            why(text, first);
        }
        runs.stream()
                .flatMap(run -> run.warnings().stream())
                .distinct()
                .forEach(
                        warning -> text.append("\nWarning: ").append(warning).append('\n'));
    }

    private static String cell(List<Scenario> runs, String label, MeasureKind kind) {
        return runs.stream()
                .map(run -> find(run, label).flatMap(found -> found.measure(kind))
                        .map(measure -> Amounts.of(kind, measure.median()))
                        .orElse("-"))
                .collect(Collectors.joining(" / "));
    }

    private static void order(StringBuilder text, List<Scenario> runs) {
        row(text, Stream.concat(Stream.of("pair"), Stream.concat(IntStream.rangeClosed(1, runs.size())
                .mapToObj(run -> "run " + run), Stream.of("agreed"))));
        row(text, Stream.generate(() -> "---").limit(runs.size() + 2L));
        List<String> labels = runs.getFirst().runs().stream().map(ComparedRun::label).toList();
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                pair(text, runs, labels.get(j), labels.get(i));
            }
        }
    }

    private static void pair(StringBuilder text, List<Scenario> runs, String one, String other) {
        List<Optional<Contrast>> contrasts = runs.stream().map(run -> contrast(run, one, other)).toList();
        row(text, Stream.of(Stream.of(one + " / " + other),
                contrasts.stream().map(contrast -> contrast.map(ResultsText::ratio).orElse("-")),
                Stream.of(agreed(contrasts.stream().flatMap(Optional::stream).map(Contrast::outcome).toList(), one,
                        other)))
                .flatMap(cells -> cells));
    }

    /** What most of the runs say; a word of its own where they contradict each other. */
    static String agreed(List<Outcome> outcomes, String one, String other) {
        long better = outcomes.stream().filter(outcome -> outcome == Outcome.BETTER).count();
        long worse = outcomes.stream().filter(outcome -> outcome == Outcome.WORSE).count();
        String of = " in " + Math.max(better, worse) + " of " + outcomes.size();
        if (better == 0 && worse == 0) {
            return outcomes.contains(Outcome.TOO_FEW_ROUNDS) ? "too few rounds" : "no difference";
        }
        if (better > 0 && worse > 0 && Math.max(better, worse) * 2 <= outcomes.size()) {
            return "contradicting";
        }
        return (better >= worse ? one : other) + of;
    }

    private static Optional<Contrast> contrast(Scenario scenario, String one, String other) {
        return find(scenario, one).flatMap(run -> find(scenario, other).flatMap(
                baseline -> Comparisons.contrast(baseline, run, MeasureKind.THROUGHPUT)));
    }

    private static String ratio(Contrast contrast) {
        Interval interval = contrast.interval();
        return Amounts.times(contrast.ratio()).replace(" times", "") + (interval == null ? ""
                : " [" + Amounts.times(interval.low()).replace(" times", "") + ", "
                        + Amounts.times(interval.high()).replace(" times", "") + "]");
    }

    /** Two sentences: what sets the pace, and what the traced pass saw of the best and the worst. */
    private static void why(StringBuilder text, Scenario scenario) {
        List<ComparedRun> ranked = scenario.runs()
                .stream()
                .filter(run -> run.measure(MeasureKind.THROUGHPUT).isPresent())
                .sorted(Comparator
                        .comparingDouble(run -> run.measure(MeasureKind.THROUGHPUT).map(Measure::median).orElse(0.0)))
                .toList();
        if (ranked.isEmpty()) {
            return;
        }
        text.append("\n**Why.** ").append(scenario.why().stream().findFirst().orElse("Nothing was traced."));
        String traced = Stream.of(ranked.getLast(), ranked.getFirst())
                .map(run -> scenario.why()
                        .stream()
                        .filter(why -> why.startsWith(run.label() + ": "))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .map(sentence -> sentence.substring(0, sentence.length() - 1))
                .collect(Collectors.joining("; against "));
        text.append(traced.isEmpty() ? "" : " From the traced pass, the best against the worst: " + traced + ".")
                .append('\n');
    }

    private static Optional<Scenario> find(Comparison comparison, String name) {
        return comparison.scenarios().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    private static Optional<ComparedRun> find(Scenario scenario, String label) {
        return scenario.runs().stream().filter(run -> run.label().equals(label)).findFirst();
    }

    private static void row(StringBuilder text, Stream<String> cells) {
        text.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String machine(Comparison comparison) {
        Environment machine = comparison.environment();
        List<String> parts = new ArrayList<>(List.of(machine.cpu(), machine.cores() + " cores", machine.system(),
                "JDK " + machine.jdk()));
        if (machine.loadBefore() >= 0) {
            parts.add("load " + Amounts.count(machine.loadBefore()));
        }
        parts.add(machine.startedAt());
        return String.join(" · ", parts.stream().filter(part -> !part.isBlank()).toList());
    }
}
