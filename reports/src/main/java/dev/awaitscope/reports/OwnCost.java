package dev.awaitscope.reports;

import java.util.List;

/**
 * What the agent itself cost the program while it traced, by its own account. Not in it: the JVM's own events, and the
 * collection of what the agent allocates.
 *
 * @param hookCalls
 *            how often hooks were called
 * @param timedCalls
 *            how many of these calls were timed
 * @param hookNanos
 *            what all of them took: calls times the mean of those timed, for each hook
 * @param threadNanos
 *            CPU time of the agent's threads and of JFR's
 * @param writtenBytes
 *            what JFR wrote to its repository, at least what is in the files
 * @param parts
 *            the same for each hook, each thread and the recording
 */
public record OwnCost(long hookCalls, long timedCalls, long hookNanos, long threadNanos, long writtenBytes,
        List<Part> parts) {

    /** Copies the list. */
    public OwnCost {
        parts = List.copyOf(parts);
    }

    /**
     * One part of the agent.
     *
     * @param name
     *            {@code hook NAME}, {@code thread NAME} or {@code recording}
     * @param calls
     *            how often it was called; 0 for one that is not
     * @param timedCalls
     *            how many of the calls were timed; where none was, nothing is known of their cost
     * @param callNanos
     *            mean of the timed calls
     * @param cpuNanos
     *            what all calls took, or the thread
     * @param writtenBytes
     *            what it wrote
     * @param estimated
     *            whether {@code cpuNanos} is calls times mean rather than measured
     * @param method
     *            how it was measured, for a person to read
     */
    public record Part(String name, long calls, long timedCalls, long callNanos, long cpuNanos, long writtenBytes,
            boolean estimated, String method) {}

    /**
     * The sums of its parts.
     *
     * @param fileBytes
     *            size of the recording: what was in memory when the agent looked is in there
     */
    static OwnCost of(List<Part> parts, long fileBytes) {
        long calls = 0;
        long timed = 0;
        long hooks = 0;
        long threads = 0;
        long written = 0;
        for (Part part : parts) {
            calls += part.calls;
            timed += part.timedCalls;
            hooks += part.estimated ? part.cpuNanos : 0;
            threads += part.estimated ? 0 : part.cpuNanos;
            written += part.writtenBytes;
        }
        return new OwnCost(calls, timed, hooks, threads, Math.max(written, fileBytes), parts);
    }
}
