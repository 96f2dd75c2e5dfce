package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IndexOrder.Groups;
import dev.awaitscope.reports.timeline.Waits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sums waits by what they were for. */
public final class WaitAttribution {
    /*
     * Waits are summed by their sort, of which there are few; what is asked for by kind or by blocker are sums of these.
     * By thread they are summed for one thread after the other. So memory depends on what differs, not on how many there
     * are.
     */
    private static final WaitKind[] KINDS = WaitKind.values();
    private static final Comparator<WaitTotal> LARGEST_FIRST = Comparator
            .<WaitTotal>comparingLong(total -> total.lengths().totalNanos())
            .reversed()
            .thenComparing(WaitTotal::kind)
            .thenComparing(WaitTotal::blocker, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(WaitTotal::site, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(WaitTotal::thread);

    private final Waits waits;
    private final WaitFacts facts;
    private final WaitSums bySort;
    private final WaitSums idle = new WaitSums(KINDS.length);

    private WaitAttribution(WaitFacts facts) {
        this.waits = facts.waits();
        this.facts = facts;
        this.bySort = new WaitSums(facts.sortCount());
        for (int i = 0; i < waits.size(); i++) {
            if (waits.idle(i)) {
                idle.add(waits.kind(i).ordinal(), waits, i);
            } else {
                bySort.add(facts.sort(i), waits, i);
            }
        }
    }

    /** Sums all of them. */
    public static WaitTotals of(Waits waits) {
        return of(WaitFacts.of(waits));
    }

    static WaitTotals of(WaitFacts facts) {
        return new WaitAttribution(facts).totals();
    }

    private WaitTotals totals() {
        return new WaitTotals(by(sort -> new WaitSort(sort.kind(), null, null)),
                by(sort -> new WaitSort(sort.kind(), sort.blocker(), null)), by(sort -> sort), byThread(),
                ordered(idle.totals(WaitAttribution::ofKind, -1, waits).stream()), bySort.all());
    }

    private List<WaitTotal> by(UnaryOperator<WaitSort> key) {
        Map<WaitSort, Integer> numbers = new HashMap<>();
        List<WaitSort> keys = new ArrayList<>();
        int[] groupOf = new int[facts.sortCount()];
        for (int sort = 0; sort < groupOf.length; sort++) {
            groupOf[sort] = numbers.computeIfAbsent(key.apply(facts.sortOf(sort)), of -> {
                keys.add(of);
                return keys.size() - 1;
            });
        }
        return ordered(bySort.grouped(groupOf, keys.size()).totals(keys::get, -1, waits).stream());
    }

    private List<WaitTotal> byThread() {
        int threads = 0;
        for (int i = 0; i < waits.size(); i++) {
            threads = Math.max(threads, waits.thread(i) + 1);
        }
        Groups byThread = IndexOrder.byGroup(facts.memory(), waits.size(), waits::thread, threads);
        return ordered(IntStream.range(0, threads)
                .parallel()
                .mapToObj(thread -> ofThread(byThread, thread))
                .flatMap(List::stream));
    }

    private List<WaitTotal> ofThread(Groups byThread, int thread) {
        WaitSums kinds = new WaitSums(KINDS.length);
        for (int place = byThread.from(thread); place < byThread.to(thread); place++) {
            int wait = byThread.get(place);
            if (!waits.idle(wait)) {
                kinds.add(waits.kind(wait).ordinal(), waits, wait);
            }
        }
        return kinds.totals(WaitAttribution::ofKind, thread, waits);
    }

    private static WaitSort ofKind(int kind) {
        return new WaitSort(KINDS[kind], null, null);
    }

    private static List<WaitTotal> ordered(Stream<WaitTotal> totals) {
        return totals.sorted(LARGEST_FIRST).toList();
    }
}
