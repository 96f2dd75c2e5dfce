package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * Which waits to list.
 *
 * @param threadId
 *            only those of the thread with this id; null for all
 * @param kind
 *            only those of this kind; null for all but the idle ones
 * @param minNanos
 *            only those at least this long
 */
public record WaitFilter(@Nullable Long threadId, @Nullable WaitKind kind, long minNanos) {
    /** All waits but the idle ones. */
    public static final WaitFilter ALL = new WaitFilter(null, null, 0);

    /** Whether to list this one. */
    public boolean accepts(TracedWait wait) {
        return (threadId == null || wait.threadId() == threadId)
                && (kind == null ? wait.kind() != WaitKind.IDLE_WORKER : wait.kind() == kind)
                && wait.durationNanos() >= minNanos;
    }
}
