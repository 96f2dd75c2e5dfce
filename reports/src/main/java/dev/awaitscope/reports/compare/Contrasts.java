package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.compare.Contrast.Interval;
import dev.awaitscope.reports.compare.Contrast.Outcome;
import dev.awaitscope.reports.compare.MeasureKind.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what differs between runs, and whether it may be said. */
final class Contrasts {
    private Contrasts() {}

    /** Every run but the first against the first, by run, then by measure. */
    static List<Contrast> againstFirst(List<ComparedRun> runs) {
        List<Contrast> contrasts = new ArrayList<>();
        for (ComparedRun run : runs.subList(1, runs.size())) {
            for (MeasureKind kind : MeasureKind.values()) {
                between(runs.getFirst(), run, kind).ifPresent(contrasts::add);
            }
        }
        return contrasts;
    }

    /** One measure of two runs; empty where one lacks it, or a value is 0, which has no ratio. */
    static Optional<Contrast> between(ComparedRun baseline, ComparedRun run, MeasureKind kind) {
        List<Double> from = rounds(baseline, kind);
        List<Double> to = rounds(run, kind);
        int pairs = Math.min(from.size(), to.size());
        List<Double> first = from.subList(0, pairs);
        List<Double> second = to.subList(0, pairs);
        if (pairs == 0 || !allPositive(first) || !allPositive(second)) {
            return Optional.empty();
        }
        double ratio = Statistics.ratio(first, second);
        Interval interval = Statistics.interval(first, second);
        return Optional.of(new Contrast(kind, baseline.label(), run.label(), pairs, ratio, interval,
                outcome(kind, ratio, interval)));
    }

    private static Outcome outcome(MeasureKind kind, double ratio, @Nullable Interval interval) {
        if (interval == null) {
            return Outcome.TOO_FEW_ROUNDS;
        }
        if (interval.contains(1)) {
            return Outcome.NO_DIFFERENCE;
        }
        if (kind.better() == Better.NEITHER) {
            return Outcome.DIFFERENT;
        }
        return ratio > 1 == (kind.better() == Better.HIGHER) ? Outcome.BETTER : Outcome.WORSE;
    }

    private static List<Double> rounds(ComparedRun run, MeasureKind kind) {
        return run.measure(kind).map(Measure::rounds).orElse(List.of());
    }

    private static boolean allPositive(List<Double> values) {
        return values.stream().allMatch(value -> value > 0);
    }
}
