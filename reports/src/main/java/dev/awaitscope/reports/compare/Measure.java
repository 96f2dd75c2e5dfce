package dev.awaitscope.reports.compare;

import java.util.List;

/**
 * One measure of one run.
 *
 * @param kind what was measured
 * @param rounds the value of each complete round, in the order measured, at least one; unit as in {@link #kind}
 * @param note what limits this value, such as threads that died uncounted; empty where nothing does
 */
public record Measure(MeasureKind kind, List<Double> rounds, String note) {
    public Measure {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(kind.id() + " has no round");
        }
    }

    /** A measure without a note. */
    public Measure(MeasureKind kind, List<Double> rounds) {
        this(kind, rounds, "");
    }

    /** Median of the rounds, in the unit of {@link #kind}. */
    public double median() {
        return Statistics.median(rounds);
    }

    /** Mean of the rounds, in the unit of {@link #kind}. */
    public double mean() {
        return Statistics.mean(rounds);
    }

    /** Smallest round. */
    public double min() {
        return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** Largest round. */
    public double max() {
        return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Half of the range by the median: 0.05 reads "± 5 %". 0 for a single round and where the median is 0. */
    public double spread() {
        double median = median();
        return median == 0 ? 0 : (max() - min()) / 2 / Math.abs(median);
    }
}
