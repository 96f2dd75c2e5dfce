package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;

/**
 * How many slices a page may hold, and what gives way where a recording has more: neighbouring slices shorter than a
 * limit become one, with the state that took most of it. Longer ones, and blocked ones down to a sixteenth of the limit,
 * stay exact with what is known of their waits.
 */
final class SliceBudget {
    private static final long MOST = 1_500_000;
    private static final long SMALLEST_LIMIT = 1_000;
    /** How many limits long a merged slice gets before the next one begins. */
    private static final int CELL = 4;

    private final long limitNanos;

    private SliceBudget(long limitNanos) {
        this.limitNanos = limitNanos;
    }

    /** All slices. */
    static SliceBudget unlimited() {
        return new SliceBudget(0);
    }

    /** As little merged as the budget allows. */
    static SliceBudget of(RunReport report) {
        return of(report, MOST);
    }

    static SliceBudget of(RunReport report, long most) {
        long limit = 0;
        while (new SliceBudget(limit).count(report) > most && limit < report.recording().durationNanos()) {
            limit = Math.max(SMALLEST_LIMIT, 2 * limit);
        }
        return new SliceBudget(limit);
    }

    /** Shorter slices may have been merged; 0 where none was. */
    long limitNanos() {
        return limitNanos;
    }

    Slices apply(TracedThread thread) {
        return limitNanos == 0 ? thread.slices() : new MergedSlices(thread.slices(), this::keeps, CELL * limitNanos);
    }

    private long count(RunReport report) {
        return report.threads().stream().mapToLong(thread -> apply(thread).size()).sum();
    }

    private boolean keeps(Slices slices, int index) {
        long length = slices.endNanos(index) - slices.startNanos(index);
        boolean blocked = slices.state(index).shown() == ThreadState.Shown.BLOCKED;
        return length >= (blocked ? limitNanos / 16 : limitNanos);
    }
}
