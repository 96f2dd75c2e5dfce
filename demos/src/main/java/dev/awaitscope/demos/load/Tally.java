package dev.awaitscope.demos.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a run has counted. Each loop fills one of its own; they are added up when the loops have ended. Not thread-safe.
 */
final class Tally {
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int SIGNIFICANT_DIGITS = 3;

    /** From the intended start to the last byte of a right answer. */
    final Histogram latency = new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    /** From the intended to the real start: the client's own share of the latency. */
    final Histogram lateness = new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    private final Map<Failure, Long> failures = new EnumMap<>(Failure.class);
    private long opened;
    private long answeredInWindow;
    private long lastEndNanos;
    private long busyNanos;
    private long lifeNanos;

    void answered(long latencyNanos) {
        latency.recordValue(Math.min(latencyNanos, LONGEST_NANOS));
    }

    void started(long latenessNanos) {
        lateness.recordValue(Math.min(latenessNanos, LONGEST_NANOS));
    }

    void opened() {
        opened++;
    }

    void failed(Failure failure) {
        failures.merge(failure, 1L, Long::sum);
    }

    void answeredInWindow() {
        answeredInWindow++;
    }

    void ended(long nowNanos) {
        lastEndNanos = nowNanos;
    }

    /** How much of a loop's life was not spent waiting for something to do. */
    void worked(long busy, long life) {
        busyNanos += busy;
        lifeNanos += life;
    }

    Tally add(Tally other) {
        latency.add(other.latency);
        lateness.add(other.lateness);
        other.failures.forEach((failure, count) -> failures.merge(failure, count, Long::sum));
        opened += other.opened;
        answeredInWindow += other.answeredInWindow;
        lastEndNanos = Math.max(lastEndNanos, other.lastEndNanos);
        worked(other.busyNanos, other.lifeNanos);
        return this;
    }

    long requests() {
        return latency.getTotalCount();
    }

    long failures(Failure failure) {
        return failures.getOrDefault(failure, 0L);
    }

    /** Connections opened, during a warm-up on the way too. */
    long connectionsOpened() {
        return opened;
    }

    /** Right answers that arrived inside the window, whenever they were asked for. */
    long answersInWindow() {
        return answeredInWindow;
    }

    /** When the last request ended, in nanoseconds since the run began. */
    long lastEndNanos() {
        return lastEndNanos;
    }

    /** Between 0 and 1. */
    double busyShare() {
        return lifeNanos == 0 ? 0 : (double) busyNanos / lifeNanos;
    }
}
