package dev.awaitscope.reports;

import java.util.Arrays;

/**
 * Lengths of time. Percentiles are of the nearest rank; where a report sums more than 1,024 lengths, they are at most a 256th
 * off, otherwise lengths that occurred. All 0 where there are none.
 *
 * @param count
 *            how many
 * @param totalNanos
 *            their sum, exact
 * @param p50Nanos
 *            median
 * @param p90Nanos
 *            nine of ten are not longer
 * @param p99Nanos
 *            99 of 100 are not longer
 * @param maxNanos
 *            the longest, exact
 */
public record Distribution(long count, long totalNanos, long p50Nanos, long p90Nanos, long p99Nanos, long maxNanos) {
    /** Nothing. */
    public static final Distribution NONE = new Distribution(0, 0, 0, 0, 0, 0);

    /** The distribution of these lengths, in any order. */
    public static Distribution of(long[] nanos) {
        if (nanos.length == 0) {
            return NONE;
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Distribution(sorted.length, Arrays.stream(sorted).sum(), rank(sorted, 0.5), rank(sorted, 0.9),
                rank(sorted, 0.99), sorted[sorted.length - 1]);
    }

    private static long rank(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** Arithmetic mean, 0 where there are none. */
    public double meanNanos() {
        return count == 0 ? 0 : (double) totalNanos / count;
    }
}
