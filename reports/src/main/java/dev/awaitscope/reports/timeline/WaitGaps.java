package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.timeline.ScheduledGaps.Window;
import java.util.List;

/** What is between the waits of a thread, gone through in the order of time. Not thread-safe. */
final class WaitGaps {
    private final WaitColumns waits;
    private final ThreadWaits own;
    private final long start;
    private final long end;
    private int window;
    private int windowOfTails;

    /** Within a life from {@code start} to {@code end}. */
    WaitGaps(WaitColumns waits, ThreadWaits own, long start, long end) {
        this.waits = waits;
        this.own = own;
        this.start = start;
        this.end = end;
    }

    /** Tells windows, which are ascending, of the gaps and of the ends of waits that are in them. */
    void measure(List<Window> windows) {
        window = 0;
        windowOfTails = 0;
        long covered = start;
        long at = Long.MIN_VALUE;
        for (int i = 0; i < own.size(); i++) {
            int row = own.row(i);
            long from = waits.start.get(row);
            long to = waits.end.get(row);
            if (from < to) {
                gap(windows, covered, Math.min(from, end), i);
                covered = Math.max(covered, to);
            }
            long runnable = waits.runnable.get(row);
            if (runnable > 0) {
                tail(windows, Math.max(at, to - runnable), to);
            }
            at = Math.max(at, to);
        }
        gap(windows, covered, end, own.size());
    }

    private void gap(List<Window> windows, long from, long to, int wait) {
        if (from >= to) {
            return;
        }
        while (window < windows.size() && windows.get(window).end() <= from) {
            window++;
        }
        for (int i = window; i < windows.size() && windows.get(i).start() < to; i++) {
            windows.get(i).gap(from, to, wait);
        }
    }

    private void tail(List<Window> windows, long from, long to) {
        if (from >= to) {
            return;
        }
        while (windowOfTails < windows.size() && windows.get(windowOfTails).end() <= from) {
            windowOfTails++;
        }
        for (int i = windowOfTails; i < windows.size() && windows.get(i).start() < to; i++) {
            windows.get(i).runnable(from, to);
        }
    }

    /** The gaps in a window that was measured. */
    IntervalSet in(Window of) {
        IntervalSet.Builder gaps = new IntervalSet.Builder();
        if (of.firstWait() < 0) {
            return gaps.build();
        }
        long covered = of.firstGap();
        for (int i = of.firstWait(); i < own.size() && covered < of.end(); i++) {
            int row = own.row(i);
            long from = waits.start.get(row);
            if (from < waits.end.get(row)) {
                gaps.add(Math.max(covered, of.start()), Math.min(Math.min(from, end), of.end()));
                covered = Math.max(covered, waits.end.get(row));
            }
        }
        return gaps.add(Math.max(covered, of.start()), Math.min(end, of.end())).build();
    }
}
