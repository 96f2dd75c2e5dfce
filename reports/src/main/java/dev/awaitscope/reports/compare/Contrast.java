package dev.awaitscope.reports.compare;

import org.jspecify.annotations.Nullable;

/**
 * How one run's measure differs from the baseline's.
 *
 * @param kind the measure
 * @param baseline label of the run compared with
 * @param label label of the run
 * @param rounds number of paired rounds behind it
 * @param ratio the run by the baseline, above 0: the median of all means of two paired log ratios (Hodges and Lehmann)
 * @param interval of that ratio; null with fewer than {@link Statistics#MIN_ROUNDS} paired rounds
 * @param outcome what may be said of it
 */
public record Contrast(MeasureKind kind, String baseline, String label, int rounds, double ratio,
        @Nullable Interval interval, Outcome outcome) {
    /**
     * A two-sided interval of a ratio.
     *
     * @param low lower end, above 0
     * @param high upper end
     * @param confidence probability that such an interval holds the true ratio, at least 0.95
     */
    public record Interval(double low, double high, double confidence) {
        /** Whether a ratio lies in it, ends included. */
        public boolean contains(double ratio) {
            return low <= ratio && ratio <= high;
        }

        /**
         * What could have been seen, as a share of 1: half of the interval's width. A true ratio nearer to 1 than that
         * leaves 1 in an interval of this width about as often as not.
         */
        public double smallestDifference() {
            return Math.sqrt(high / low) - 1;
        }
    }

    /** What may be said of a contrast. */
    public enum Outcome {
        BETTER,
        WORSE,
        /** Different, on a measure where neither direction is better. */
        DIFFERENT,
        /** The interval holds 1. */
        NO_DIFFERENCE,
        /** Too few rounds to say. */
        TOO_FEW_ROUNDS
    }
}
