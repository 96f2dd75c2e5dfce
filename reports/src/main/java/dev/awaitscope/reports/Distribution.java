package dev.awaitscope.reports;

/**
 * Lengths of time, summed exactly; percentiles within 0.1 %. All 0 where there are none.
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

    /** Arithmetic mean, 0 where there are none. */
    public double meanNanos() {
        return count == 0 ? 0 : (double) totalNanos / count;
    }
}
