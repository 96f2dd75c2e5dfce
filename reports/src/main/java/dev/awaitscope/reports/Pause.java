package dev.awaitscope.reports;

/**
 * A stretch in which the JVM stopped all threads of the program.
 *
 * @param reason
 *            for example {@code GC: G1New}
 * @param startNanos
 *            start
 * @param durationNanos
 *            length
 */
public record Pause(String reason, long startNanos, long durationNanos) {}
