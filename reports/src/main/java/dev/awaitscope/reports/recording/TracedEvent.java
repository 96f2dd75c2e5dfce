package dev.awaitscope.reports.recording;

/** An event that reports make something of. Closed: each place that decides over events learns of a new one. */
public sealed interface TracedEvent permits AgentEvent, JdkEvent {
    /** Start, nanoseconds since the start of the JVM's first chunk; may be negative. */
    long startNanos();

    /** End; the start where the event has no duration. */
    default long endNanos() {
        return startNanos();
    }

    /** Index in {@link Symbols} of the thread that wrote it, -1 where it was none of Java's. */
    int thread();
}
