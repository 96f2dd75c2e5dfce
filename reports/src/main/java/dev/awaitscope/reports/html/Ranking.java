package dev.awaitscope.reports.html;

import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which runs were best and worst in one measure. Nobody is where neither direction is better, or where the rounds of the
 * best and of the worst overlap; a run whose rounds overlap with the best's shares its place.
 */
final class Ranking {
    private final @Nullable Measure best;
    private final @Nullable Measure worst;

    private Ranking(@Nullable Measure best, @Nullable Measure worst) {
        this.best = best;
        this.worst = worst;
    }

    static Ranking of(MeasureKind kind, List<ComparedRun> runs) {
        Comparator<Measure> better = switch (kind.better()) {
            case HIGHER -> Comparator.comparingDouble(Measure::median).reversed();
            case LOWER -> Comparator.comparingDouble(Measure::median);
            case NEITHER -> (_, _) -> 0;
        };
        List<Measure> ordered = runs.stream()
                .map(run -> run.measure(kind))
                .flatMap(Optional::stream)
                .sorted(better)
                .toList();
        boolean decided = kind.better() != MeasureKind.Better.NEITHER && ordered.size() > 1
                && !overlap(ordered.getFirst(), ordered.getLast());
        return decided ? new Ranking(ordered.getFirst(), ordered.getLast()) : new Ranking(null, null);
    }

    boolean best(Measure measure) {
        return best != null && overlap(best, measure);
    }

    boolean worst(Measure measure) {
        return worst != null && worst.median() == measure.median();
    }

    private static boolean overlap(Measure a, Measure b) {
        return a.min() <= b.max() && b.min() <= a.max();
    }
}
