package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.ThreadState;

/** Says what a thread did between its waits. */
@FunctionalInterface
interface GapFiller {
    /** Appends slices that cover {@code [from, to)}; called with ascending, disjoint gaps. */
    void fill(SliceColumns slices, long from, long to);

    /** All gaps alike. */
    static GapFiller of(ThreadState state) {
        return (slices, from, to) -> slices.add(state, from, to, -1);
    }
}
