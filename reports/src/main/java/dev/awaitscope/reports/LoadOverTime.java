package dev.awaitscope.reports;

import java.util.List;
import java.util.Map;

/**
 * How much was going on, over time. The recording is cut into buckets of equal length; each value is the mean over its
 * bucket.
 *
 * @param bucketNanos
 *            length of a bucket, at least 1
 * @param concurrency
 *            pieces of work in progress: tasks started and not finished, and threads that run none and are not idle
 * @param parallelism
 *            threads on a CPU at the same instant
 * @param parallelismSource
 *            where that is from
 * @param averageConcurrency
 *            mean over the recording
 * @param averageParallelism
 *            mean over the recording
 * @param peakConcurrency
 *            most pieces of work in progress at one instant
 * @param cores
 *            hardware threads of the machine, 0 where that is not known
 * @param threadsByState
 *            per shown state the mean number of threads in it; an entry for each state that occurs
 */
public record LoadOverTime(long bucketNanos, List<Double> concurrency, List<Double> parallelism,
        Source parallelismSource, double averageConcurrency, double averageParallelism, int peakConcurrency, int cores,
        Map<ThreadState.Shown, List<Double>> threadsByState) {

    /** Where numbers of threads on a CPU are from. */
    public enum Source {
        /** The operating system's scheduler, sampled: an estimate within a bucket, exact in sum. */
        SCHEDULER,
        /** The JVM's CPU load, sampled once a second, times the cores. */
        CPU_LOAD,
        /** Threads not known to wait: an upper bound. */
        STATES
    }
}
