package dev.awaitscope.reports.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which runs were best and worst in one measure. Nobody is where neither direction is better, where the best cannot be told
 * from the worst, or where a measure has a single round while others have several. A run that cannot be told from the best
 * shares its place.
 */
public final class Ranking {
    /*
     * Two runs are told apart by their paired contrast where there is one with enough rounds; else by their ranges, which
     * must not overlap.
     */
    private final List<Contrast> contrasts;
    private final @Nullable ComparedRun best;
    private final @Nullable ComparedRun worst;
    private final MeasureKind kind;

    private Ranking(MeasureKind kind, List<ComparedRun> runs, List<Contrast> contrasts) {
        this.kind = kind;
        this.contrasts = contrasts.stream().filter(contrast -> contrast.kind() == kind).toList();
        Comparator<ComparedRun> byMedian = Comparator.comparingDouble(run -> measure(run).median());
        Comparator<ComparedRun> better = kind.better() == MeasureKind.Better.HIGHER ? byMedian.reversed() : byMedian;
        List<ComparedRun> ordered = runs.stream().filter(run -> run.measure(kind).isPresent()).sorted(better).toList();
        boolean decided = ranked(runs, ordered) && apart(ordered.getFirst(), ordered.getLast());
        this.best = decided ? ordered.getFirst() : null;
        this.worst = decided ? ordered.getLast() : null;
    }

    /** Ranks runs in a measure; contrasts of other measures are passed over. */
    public static Ranking of(MeasureKind kind, List<ComparedRun> runs, List<Contrast> contrasts) {
        return new Ranking(kind, runs, contrasts);
    }

    /** Whether a run was best, or cannot be told from the best. */
    public boolean best(ComparedRun run) {
        return best != null && (sameRun(run, best) || !apart(best, run));
    }

    /** Whether a run was worst. */
    public boolean worst(ComparedRun run) {
        return worst != null && sameRun(run, worst);
    }

    private static boolean sameRun(ComparedRun a, ComparedRun b) {
        return a.label().equals(b.label());
    }

    private boolean ranked(List<ComparedRun> runs, List<ComparedRun> measured) {
        boolean repeated = runs.stream()
                .flatMap(run -> run.measures().stream())
                .anyMatch(measure -> measure.rounds().size() > 1);
        return kind.better() != MeasureKind.Better.NEITHER && measured.size() > 1
                && (!repeated || measured.stream().allMatch(run -> measure(run).rounds().size() > 1));
    }

    private boolean apart(ComparedRun a, ComparedRun b) {
        return contrast(a, b)
                .map(contrast -> contrast.outcome() != Contrast.Outcome.NO_DIFFERENCE)
                .orElseGet(() -> measure(a).max() < measure(b).min() || measure(b).max() < measure(a).min());
    }

    private Optional<Contrast> contrast(ComparedRun a, ComparedRun b) {
        return Stream.concat(contrasts(a, b), contrasts(b, a))
                .filter(contrast -> contrast.outcome() != Contrast.Outcome.TOO_FEW_ROUNDS)
                .findFirst();
    }

    private Stream<Contrast> contrasts(ComparedRun baseline, ComparedRun run) {
        return contrasts.stream()
                .filter(contrast -> contrast.baseline().equals(baseline.label())
                        && contrast.label().equals(run.label()));
    }

    private Measure measure(ComparedRun run) {
        return run.measure(kind).orElseThrow();
    }
}
