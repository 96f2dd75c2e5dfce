package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Sums waits by what they were for. */
public final class WaitAttribution {
    private static final Comparator<WaitTotal> LARGEST_FIRST = Comparator
            .<WaitTotal>comparingLong(total -> total.lengths().totalNanos())
            .reversed()
            .thenComparing(WaitTotal::kind)
            .thenComparing(WaitTotal::blocker, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(WaitTotal::site, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(WaitTotal::thread);

    private WaitAttribution() {}

    /** Sums all of them. */
    public static WaitTotals of(List<TracedWait> waits) {
        int size = waits.size();
        WaitGrouping kinds = new WaitGrouping(size, wait -> new WaitGroup.Key(wait.kind(), null, null, -1));
        WaitGrouping blockers = new WaitGrouping(size,
                wait -> new WaitGroup.Key(wait.kind(), wait.blocker(), null, -1));
        WaitGrouping sites = new WaitGrouping(size,
                wait -> new WaitGroup.Key(wait.kind(), wait.blocker(), wait.site(), -1));
        WaitGrouping threads = new WaitGrouping(size,
                wait -> new WaitGroup.Key(wait.kind(), null, null, wait.thread()));
        WaitGrouping idle = new WaitGrouping(size, wait -> new WaitGroup.Key(wait.kind(), null, null, -1));
        List<WaitGrouping> groupings = List.of(kinds, blockers, sites, threads);
        long[] lengths = new long[size];
        long[] busy = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            TracedWait wait = waits.get(i);
            lengths[i] = wait.durationNanos();
            if (wait.idle()) {
                idle.add(i, wait);
            } else {
                busy[count++] = lengths[i];
                for (WaitGrouping grouping : groupings) {
                    grouping.add(i, wait);
                }
            }
        }
        return new WaitTotals(totals(kinds, lengths), totals(blockers, lengths), totals(sites, lengths),
                totals(threads, lengths), totals(idle, lengths), Distribution.of(Arrays.copyOf(busy, count)));
    }

    private static List<WaitTotal> totals(WaitGrouping grouping, long[] lengths) {
        return grouping.totals(lengths).stream().sorted(LARGEST_FIRST).toList();
    }
}
