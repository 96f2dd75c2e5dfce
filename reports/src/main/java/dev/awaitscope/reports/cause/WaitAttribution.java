package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
        Groups kinds = new Groups(wait -> new WaitGroup.Key(wait.kind(), null, null, -1));
        Groups blockers = new Groups(wait -> new WaitGroup.Key(wait.kind(), wait.blocker(), null, -1));
        Groups sites = new Groups(wait -> new WaitGroup.Key(wait.kind(), wait.blocker(), wait.site(), -1));
        Groups threads = new Groups(wait -> new WaitGroup.Key(wait.kind(), null, null, wait.thread()));
        Groups idle = new Groups(wait -> new WaitGroup.Key(wait.kind(), null, null, -1));
        long[] lengths = new long[waits.size()];
        int count = 0;
        for (TracedWait wait : waits) {
            if (wait.idle()) {
                idle.add(wait);
            } else {
                lengths[count++] = wait.durationNanos();
                kinds.add(wait);
                blockers.add(wait);
                sites.add(wait);
                threads.add(wait);
            }
        }
        return new WaitTotals(kinds.totals(), blockers.totals(), sites.totals(), threads.totals(), idle.totals(),
                Distribution.of(Arrays.copyOf(lengths, count)));
    }

    private record Groups(Function<TracedWait, WaitGroup.Key> key, Map<WaitGroup.Key, WaitGroup> groups) {
        Groups(Function<TracedWait, WaitGroup.Key> key) {
            this(key, new HashMap<>());
        }

        void add(TracedWait wait) {
            groups.computeIfAbsent(key.apply(wait), WaitGroup::new).add(wait);
        }

        List<WaitTotal> totals() {
            return groups.values().stream().map(WaitGroup::total).sorted(LARGEST_FIRST).toList();
        }
    }
}
