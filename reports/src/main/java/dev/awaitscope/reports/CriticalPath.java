package dev.awaitscope.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a run, a thread or a task depended on: walked back from there, from each wait to the thread that ended
 * it and on from what that one did before. Segments cover the time without gaps or overlaps. Shortening one of them
 * shortens the whole, until another path is longer.
 *
 * @param fromNanos
 *            begin
 * @param toNanos
 *            the end that was walked back from
 * @param segments
 *            by time; only the longest ones where there are more than {@link #MOST_SEGMENTS}
 * @param parts
 *            all of the path summed by what was done, the largest first; adds up to its length exactly
 * @param leftOut
 *            number of short segments that are in the parts only
 */
public record CriticalPath(long fromNanos, long toNanos, List<Segment> segments, List<Part> parts, long leftOut) {
    /** As many segments are kept one by one. */
    public static final int MOST_SEGMENTS = 20_000;
    /** Of no length. */
    public static final CriticalPath NONE = new CriticalPath(0, 0, List.of(), List.of(), 0);

    /** Copies the lists. */
    public CriticalPath {
        segments = List.copyOf(segments);
        parts = List.copyOf(parts);
    }

    /** Length. */
    public long nanos() {
        return toNanos - fromNanos;
    }

    /**
     * A stretch of the path on one thread.
     *
     * @param thread
     *            index of the thread
     * @param startNanos
     *            start
     * @param endNanos
     *            end
     * @param state
     *            what the thread did; a wait is one that no thread ended, or whose end is not explained
     * @param waitIndex
     *            index of that wait in {@link RunReport#waits()}, -1 for none
     * @param next
     *            how the path goes on to the segment after this one
     */
    public record Segment(int thread, long startNanos, long endNanos, ThreadState state, int waitIndex, Link next) {
        /** Length. */
        public long nanos() {
            return endNanos - startNanos;
        }
    }

    /** How a segment leads to the next one. */
    public enum Link {
        /** The same thread goes on, or the path ends. */
        SAME_THREAD,
        /** It ended a wait of the next segment's thread. */
        WAKE_UP,
        /** It submitted the task, or started the thread, that the next segment runs. */
        SUBMIT
    }

    /**
     * What one actor did on the path.
     *
     * @param actor
     *            index of the actor
     * @param state
     *            what it did
     * @param kind
     *            what it waited for; null where it did not wait
     * @param blocker
     *            its class; null where there is none
     * @param site
     *            place in the program where it waited; null where it did not or none was recorded
     * @param task
     *            class of the task that it ran then; null for none
     * @param nanos
     *            how long
     * @param segments
     *            in how many segments
     */
    public record Part(int actor, ThreadState state, @Nullable WaitKind kind, @Nullable String blocker,
            @Nullable String site, @Nullable String task, long nanos, long segments) {}
}
