package dev.awaitscope.reports.compare;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Latency of all answered requests of a run, over all its rounds.
 *
 * @param count number of requests
 * @param steps the distribution function, rising in both coordinates; the last step is the maximum at 100
 */
public record LatencyDistribution(long count, List<Step> steps) {
    /**
     * One point of the distribution function.
     *
     * @param percentile 0 to 100
     * @param nanos that share of the requests took at most this long
     */
    public record Step(double percentile, long nanos) {}

    public LatencyDistribution {
        steps = List.copyOf(steps);
    }

    /** Reads a histogram whose values are nanoseconds. */
    public static LatencyDistribution of(Histogram histogram) {
        List<Step> steps = new ArrayList<>();
        for (var value : histogram.percentiles(10)) {
            steps.add(new Step(value.getPercentileLevelIteratedTo(), value.getValueIteratedTo()));
        }
        return new LatencyDistribution(histogram.getTotalCount(), steps);
    }

    /** The value of the first step at or above a percentile; 0 where nothing was recorded. */
    public long nanosAt(double percentile) {
        for (Step step : steps) {
            if (step.percentile() >= percentile) {
                return step.nanos();
            }
        }
        return steps.isEmpty() ? 0 : steps.getLast().nanos();
    }
}
