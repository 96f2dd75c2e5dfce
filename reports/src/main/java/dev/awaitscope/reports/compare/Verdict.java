package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.compare.Contrast.Interval;
import dev.awaitscope.reports.compare.Contrast.Outcome;
import dev.awaitscope.reports.compare.MeasureKind.Better;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says in sentences which run was better, by how much, and how sure that is. */
final class Verdict {
    /** Values that differ by less than this share are one. */
    private static final double SAME = 0.002;

    private Verdict() {}

    /** Verdict on a bench's runs: throughput first, then the tail of the latency, then processor time. */
    static List<String> ofBench(List<ComparedRun> runs) {
        List<String> sentences = new ArrayList<>();
        for (MeasureKind kind : List.of(MeasureKind.THROUGHPUT, MeasureKind.LATENCY_P99, MeasureKind.CPU_PER_REQUEST)) {
            ranking(runs, kind).ifPresent(sentences::add);
        }
        failures(runs).ifPresent(sentences::add);
        rounds(runs).ifPresent(sentences::add);
        if (sentences.isEmpty()) {
            sentences.add("No round was completed, so there is nothing to compare.");
        }
        return sentences;
    }

    /** Verdict on single recordings: facts in order, no claim of significance. */
    static List<String> ofRecordings(List<ComparedRun> runs) {
        List<String> sentences = new ArrayList<>();
        for (MeasureKind kind : List.of(MeasureKind.REAL_TIME, MeasureKind.CONCURRENCY, MeasureKind.PARALLELISM,
                MeasureKind.WAIT_TIME)) {
            facts(runs, kind).ifPresent(sentences::add);
        }
        if (runs.size() > 1) {
            sentences.add("Each was recorded once: a difference may be noise.");
        }
        return sentences;
    }

    /** "Throughput is highest with async, 21,300/s: 1.83 times blocking (11,600/s) [1.60 to 2.02].". */
    private static Optional<String> ranking(List<ComparedRun> runs, MeasureKind kind) {
        List<ComparedRun> ranked = ranked(runs, kind);
        if (ranked.size() < 2) {
            return facts(runs, kind);
        }
        ComparedRun best = ranked.getFirst();
        if (isSame(median(best, kind), median(ranked.getLast(), kind))) {
            return Optional.of(kind.label() + " is the same with all, " + value(best, kind) + ".");
        }
        List<String> distances = ranked.stream().skip(1).map(other -> distance(best, other, kind)).toList();
        return Optional.of(kind.label() + " is " + (kind.better() == Better.HIGHER ? "highest" : "lowest") + " with "
                + best.label() + ", " + value(best, kind) + ": " + String.join(", ", distances) + ".");
    }

    private static String distance(ComparedRun best, ComparedRun other, MeasureKind kind) {
        String name = other.label() + " (" + value(other, kind) + ")";
        Optional<Contrast> contrast = kind.better() == Better.HIGHER
                ? Contrasts.between(other, best, kind)
                : Contrasts.between(best, other, kind);
        if (contrast.isEmpty()) {
            return name;
        }
        Interval interval = contrast.get().interval();
        String range = interval == null
                ? ""
                : " [" + Amounts.threeDigits(interval.low()) + " to " + Amounts.threeDigits(interval.high()) + "]";
        if (contrast.get().outcome() == Outcome.NO_DIFFERENCE) {
            return "no difference from " + name + range;
        }
        String times = Amounts.times(contrast.get().ratio());
        return kind.better() == Better.HIGHER ? times + " " + name + range : name + " has " + times + " that" + range;
    }

    private static Optional<String> failures(List<ComparedRun> runs) {
        List<String> failed = new ArrayList<>();
        for (ComparedRun run : runs) {
            double sum = run.measure(MeasureKind.FAILED)
                    .map(measure -> measure.rounds().stream().mapToDouble(Double::doubleValue).sum())
                    .orElse(0.0);
            if (sum > 0) {
                failed.add(run.label() + " " + Amounts.count(sum));
            }
        }
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of("Requests failed: " + String.join(", ", failed)
                        + ". Who refuses work is not comparable with who does it.");
    }

    private static Optional<String> rounds(List<ComparedRun> runs) {
        int fewest = runs.stream()
                .flatMap(run -> run.measure(MeasureKind.THROUGHPUT).stream())
                .mapToInt(measure -> measure.rounds().size())
                .min()
                .orElse(0);
        if (runs.size() < 2 || fewest == 0) {
            return Optional.empty();
        }
        if (fewest >= Statistics.MIN_ROUNDS) {
            return Optional
                    .of("Values are medians of " + fewest + " rounds, ratios are taken round by round; in brackets"
                            + " the exact interval that holds the ratio with " + Amounts.percent(Statistics.CONFIDENCE)
                            + " or more.");
        }
        return Optional.of((fewest == 1 ? "1 round is" : fewest + " rounds are") + " too few for an interval (it takes "
                + Statistics.MIN_ROUNDS + "): a difference may be noise.");
    }

    private static Optional<String> facts(List<ComparedRun> runs, MeasureKind kind) {
        List<String> facts = new ArrayList<>();
        for (ComparedRun run : runs) {
            run.measure(kind).ifPresent(measure -> facts.add(run.label() + " " + Amounts.of(kind, measure.median())));
        }
        return facts.isEmpty() ? Optional.empty() : Optional.of(kind.label() + ": " + String.join(", ", facts) + ".");
    }

    private static List<ComparedRun> ranked(List<ComparedRun> runs, MeasureKind kind) {
        Comparator<ComparedRun> rising = Comparator.comparingDouble(run -> median(run, kind));
        return runs.stream()
                .filter(run -> run.measure(kind).isPresent())
                .sorted(kind.better() == Better.HIGHER ? rising.reversed() : rising)
                .toList();
    }

    /** As with an open loop, whose throughput is the rate asked for wherever it is kept up with. */
    private static boolean isSame(double one, double other) {
        return Math.abs(one - other) <= SAME * Math.abs(one);
    }

    private static double median(ComparedRun run, MeasureKind kind) {
        return run.measure(kind).map(Measure::median).orElse(0.0);
    }

    private static String value(ComparedRun run, MeasureKind kind) {
        return Amounts.of(kind, median(run, kind));
    }
}
