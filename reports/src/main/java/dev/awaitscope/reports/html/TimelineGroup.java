package dev.awaitscope.reports.html;

import dev.awaitscope.reports.TracedThread;
import java.util.List;

/**
 * Threads that a timeline shows under one head.
 *
 * @param name
 *            the head
 * @param note
 *            what the threads are, in a few words
 * @param rows
 *            one row per strip of the timeline, each with the threads that share it, by start and without overlap
 * @param folded
 *            whether only the head is shown at first
 * @param packed
 *            whether threads share rows
 */
record TimelineGroup(String name, String note, List<List<TracedThread>> rows, boolean folded, boolean packed) {
    TimelineGroup {
        rows = List.copyOf(rows);
    }

    /** Number of threads in all rows. */
    int threads() {
        return rows.stream().mapToInt(List::size).sum();
    }
}
