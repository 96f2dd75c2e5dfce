package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Blame.Cause;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotal.Meanwhile;
import dev.awaitscope.reports.WaitTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What went on while threads waited, for each way in which {@link WaitTotals} sums waits. Not thread-safe. */
final class Meanwhiles {
    private static final Comparator<Meanwhile> LARGEST_FIRST = Comparator.comparingLong(Meanwhile::nanos)
            .reversed()
            .thenComparing(Meanwhile::cause);

    private final Map<WaitKey, long[]> byKind = new HashMap<>();
    private final Map<WaitKey, long[]> byBlocker = new HashMap<>();
    private final Map<WaitKey, long[]> bySite = new HashMap<>();
    private final Map<WaitKey, long[]> byThread = new HashMap<>();
    private final Map<WaitKey, long[]> byTask = new HashMap<>();
    private final Map<WaitKey, long[]> byGroup = new HashMap<>();

    /** Adds waiting; {@code thread} is -1 where it is of several threads. */
    void add(WaitSort sort, int thread, @Nullable String task, String group, Cause cause, long nanos) {
        WaitKind kind = sort.kind();
        add(byKind, WaitKey.ofKind(kind), cause, nanos);
        add(byBlocker, WaitKey.of(new WaitSort(kind, sort.blocker(), null)), cause, nanos);
        add(bySite, WaitKey.of(sort), cause, nanos);
        if (thread >= 0) {
            add(byThread, WaitKey.ofThread(kind, thread), cause, nanos);
        }
        add(byTask, WaitKey.ofTask(kind, task), cause, nanos);
        add(byGroup, WaitKey.ofGroup(kind, group), cause, nanos);
    }

    private static void add(Map<WaitKey, long[]> sums, WaitKey key, Cause cause, long nanos) {
        sums.computeIfAbsent(key, _ -> new long[Cause.values().length])[cause.ordinal()] += nanos;
    }

    /** The totals with it. */
    WaitTotals with(WaitTotals totals) {
        return new WaitTotals(each(totals.byKind(), byKind), each(totals.byBlocker(), byBlocker),
                each(totals.bySite(), bySite), each(totals.byThread(), byThread), each(totals.byTask(), byTask),
                each(totals.byGroup(), byGroup), totals.idle(), totals.all());
    }

    private static List<WaitTotal> each(List<WaitTotal> totals, Map<WaitKey, long[]> sums) {
        return totals.stream().map(total -> total.with(list(sums.get(WaitKey.of(total))))).toList();
    }

    private static List<Meanwhile> list(long @Nullable [] nanos) {
        List<Meanwhile> list = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (nanos != null && nanos[cause.ordinal()] > 0) {
                list.add(new Meanwhile(cause, nanos[cause.ordinal()]));
            }
        }
        list.sort(LARGEST_FIRST);
        return list;
    }
}
