package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * A thread that selects on one selector. From its first selection to its last it selects or is busy; what is missing in
 * the sum are selections too short to be recorded.
 *
 * @param thread
 *            index of the thread, -1 for one that is left out
 * @param selector
 *            class of what it selects on
 * @param selectorId
 *            its identity hash code
 * @param selections
 *            how often it selected
 * @param startNanos
 *            start of its first selection that was recorded
 * @param endNanos
 *            end of the last
 * @param selectNanos
 *            time in recorded selections: idle
 * @param busyNanos
 *            time between selections, waits for other things included
 * @param longestBusyNanos
 *            the longest from one selection to the next
 * @param stalls
 *            how often it waited for something else
 * @param stalledNanos
 *            for how long, part of the busy time
 */
public record EventLoop(int thread, @Nullable String selector, int selectorId, long selections, long startNanos,
        long endNanos, long selectNanos, long busyNanos, long longestBusyNanos, long stalls, long stalledNanos) {}
