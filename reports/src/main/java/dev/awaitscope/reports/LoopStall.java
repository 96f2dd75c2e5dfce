package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * An event loop's thread waited for something else than its channels.
 *
 * @param thread
 *            index of the thread, -1 for one that is left out
 * @param waitIndex
 *            index of the wait, -1 where it is not found
 * @param kind
 *            what was waited for
 * @param blocker
 *            class of the object waited for
 * @param startNanos
 *            start
 * @param endNanos
 *            end
 * @param selectorId
 *            identity hash code of the selector that had to wait
 * @param waitingKeys
 *            keys that were ready when it selected again
 */
public record LoopStall(int thread, int waitIndex, WaitKind kind, @Nullable String blocker, long startNanos,
        long endNanos,
        int selectorId, int waitingKeys) {
    /** Its length. */
    public long nanos() {
        return endNanos - startNanos;
    }
}
