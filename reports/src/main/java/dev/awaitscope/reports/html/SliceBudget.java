package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;

/**
 * How many slices a page may hold, and what gives way where a recording has more: neighbouring slices shorter than a
 * limit become one, with the state that took most of it. What a reader looks for stays exact with all that is known of
 * it: longer slices, blocked ones down to a sixteenth of the limit, pinned and open waits, the critical path, and all
 * that happened in the windows where threads were blocked the most.
 */
final class SliceBudget {
    private static final long MOST = 1_500_000;
    private static final long SMALLEST_LIMIT = 1_000;
    /** How many limits long a merged slice gets before the next one begins. */
    private static final int CELL = 4;
    /** The windows that stay exact get at most one in so many of the slices. */
    private static final int KEPT_SHARE = 4;

    private final long limitNanos;
    private final KeptSlices kept;

    private SliceBudget(long limitNanos, KeptSlices kept) {
        this.limitNanos = limitNanos;
        this.kept = kept;
    }

    /** All slices. */
    static SliceBudget unlimited() {
        return new SliceBudget(0, KeptSlices.NONE);
    }

    /** As little merged as the budget allows. */
    static SliceBudget of(RunReport report) {
        return of(report, MOST);
    }

    static SliceBudget of(RunReport report, long most) {
        if (unlimited().count(report) <= most) {
            return unlimited();
        }
        KeptSlices kept = KeptSlices.of(report, most / KEPT_SHARE);
        long limit = SMALLEST_LIMIT;
        while (new SliceBudget(limit, kept).count(report) > most && limit < report.recording().durationNanos()) {
            limit *= 2;
        }
        return new SliceBudget(limit, kept);
    }

    /** Shorter slices may have been merged; 0 where none was. */
    long limitNanos() {
        return limitNanos;
    }

    Slices apply(TracedThread thread) {
        return limitNanos == 0 ? thread.slices()
                : new MergedSlices(thread.slices(), (slices, index) -> keeps(thread, slices, index), CELL * limitNanos);
    }

    private long count(RunReport report) {
        return report.threads().stream().mapToLong(thread -> apply(thread).size()).sum();
    }

    private boolean keeps(TracedThread thread, Slices slices, int index) {
        long length = slices.endNanos(index) - slices.startNanos(index);
        boolean blocked = slices.state(index).shown() == ThreadState.Shown.BLOCKED;
        return length >= (blocked ? limitNanos / 16 : limitNanos) || kept.holds(thread, slices, index);
    }
}
