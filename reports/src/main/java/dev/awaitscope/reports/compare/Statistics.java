package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.compare.Contrast.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The arithmetic of comparisons: medians, and exact intervals of paired ratios. */
public final class Statistics {
    /*
     * Rounds are paired because whatever disturbs the machine disturbs neighbours alike, and compared by log ratio
     * because "twice as fast" and "half as fast" are the same distance from "equal". The interval is the one that
     * belongs to Wilcoxon's signed-rank test: between the k-th smallest and the k-th largest of the means of every two
     * log ratios, where k comes from the exact distribution of the rank sum, no normal approximation. It assumes that
     * the log ratios are symmetric about their median, and nothing else of their shape.
     *
     * Hollander, Wolfe, Chicken: Nonparametric Statistical Methods, 3rd edition, sections 3.2 and 3.3.
     */

    /** With fewer paired rounds no two-sided interval reaches {@link #CONFIDENCE}, whatever the values. */
    public static final int MIN_ROUNDS = 6;
    /** The least probability with which an interval holds the true ratio. */
    public static final double CONFIDENCE = 0.95;

    private Statistics() {}

    /** Middle value, or the mean of the two in the middle; {@code values} is not empty. */
    public static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    /** Arithmetic mean; {@code values} is not empty. */
    public static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /**
     * The ratio of paired values, {@code run} by {@code baseline}.
     *
     * @param baseline values above 0
     * @param run values above 0, as many as there are in {@code baseline}
     */
    static double ratio(List<Double> baseline, List<Double> run) {
        return Math.exp(median(meansOfPairs(logRatios(baseline, run))));
    }

    /** The exact interval of {@link #ratio}; null with fewer than {@link #MIN_ROUNDS} pairs. */
    static @Nullable Interval interval(List<Double> baseline, List<Double> run) {
        double[] means = meansOfPairs(logRatios(baseline, run));
        double[] tail = rankSumTail(baseline.size());
        int rank = 0;
        while (rank < tail.length && 2 * tail[rank] <= 1 - CONFIDENCE) {
            rank++;
        }
        if (rank == 0) {
            return null;
        }
        return new Interval(Math.exp(means[rank - 1]), Math.exp(means[means.length - rank]), 1 - 2 * tail[rank - 1]);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] logRatios(List<Double> baseline, List<Double> run) {
        if (baseline.size() != run.size()) {
            throw new IllegalArgumentException(baseline.size() + " rounds against " + run.size());
        }
        return IntStream.range(0, run.size()).mapToDouble(i -> Math.log(run.get(i) / baseline.get(i))).toArray();
    }

    /** Means of every two values, each with itself too, sorted. */
    private static double[] meansOfPairs(double[] values) {
        double[] means = new double[values.length * (values.length + 1) / 2];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i; j < values.length; j++) {
                means[next++] = (values[i] + values[j]) / 2;
            }
        }
        Arrays.sort(means);
        return means;
    }

    /** Element w is the probability that the signed-rank sum of n symmetric values is at most w. */
    static double[] rankSumTail(int n) {
        double[] probability = new double[n * (n + 1) / 2 + 1];
        probability[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = probability.length - 1; sum >= 0; sum--) {
                double without = probability[sum];
                double with = sum >= rank ? probability[sum - rank] : 0;
                probability[sum] = (without + with) / 2;
            }
        }
        Arrays.parallelPrefix(probability, Double::sum);
        return probability;
    }
}
