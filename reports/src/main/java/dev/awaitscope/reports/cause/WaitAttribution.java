package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IndexOrder.Groups;
import dev.awaitscope.reports.timeline.Waits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sums waits by what they were for. */
final class WaitAttribution {
    /*
     * Waits are summed by their sort, of which there are few; what is asked for by kind or by blocker are sums of these.
     * By thread they are summed for one thread after the other, along with which its tasks are gone through. So memory depends on what differs, not on how many there
     * are.
     */
    private static final WaitKind[] KINDS = WaitKind.values();
    private static final Comparator<WaitTotal> LARGEST_FIRST = Comparator
            .<WaitTotal>comparingLong(total -> total.lengths().totalNanos())
            .reversed()
            .thenComparing(WaitTotal::kind)
            .thenComparing(WaitTotal::blocker, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(WaitTotal::site, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(WaitTotal::thread)
            .thenComparing(WaitTotal::task, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(WaitTotal::group, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Waits waits;
    private final WaitFacts facts;
    private final TaskTracks tasks;
    private final ThreadGroups groups;
    private final WaitSums bySort;
    private final WaitSums idle = new WaitSums(KINDS.length);

    private WaitAttribution(WaitFacts facts, TaskTracks tasks, ThreadGroups groups) {
        this.waits = facts.waits();
        this.facts = facts;
        this.tasks = tasks;
        this.groups = groups;
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
    static WaitTotals of(WaitFacts facts, TaskTracks tasks, ThreadGroups groups) {
        return new WaitAttribution(facts, tasks, groups).totals();
    }

    private WaitTotals totals() {
        WaitSums byTask = new WaitSums((tasks.classes() + 1) * KINDS.length);
        WaitSums byGroup = new WaitSums(groups.size() * KINDS.length);
        List<WaitTotal> byThread = byThread(byTask, byGroup);
        return new WaitTotals(by(sort -> new WaitSort(sort.kind(), null, null)),
                by(sort -> new WaitSort(sort.kind(), sort.blocker(), null)), by(sort -> sort), byThread,
                ordered(byTask.totals(group -> WaitKey.ofTask(kind(group), task(group / KINDS.length)), waits)),
                ordered(byGroup.totals(group -> WaitKey.ofGroup(kind(group), groups.name(group / KINDS.length)),
                        waits)),
                ordered(idle.totals(group -> WaitKey.ofKind(kind(group)), waits)), bySort.all());
    }

    private static WaitKind kind(int group) {
        return KINDS[group % KINDS.length];
    }

    /** Of the task with this number, which is one more than that of its class: 0 is none. */
    private @Nullable String task(int number) {
        return number == 0 ? null : tasks.name(number - 1);
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
        WaitSums sums = new WaitSums(keys.size());
        bySort.addTo(sums, sort -> groupOf[sort]);
        return ordered(sums.totals(group -> WaitKey.of(keys.get(group)), waits));
    }

    /** Adds all waits to the other two sums in passing. */
    private List<WaitTotal> byThread(WaitSums byTask, WaitSums byGroup) {
        int threads = 0;
        for (int i = 0; i < waits.size(); i++) {
            threads = Math.max(threads, waits.thread(i) + 1);
        }
        Groups byThread = IndexOrder.byGroup(facts.memory(), waits.size(), waits::thread, threads);
        return ordered(IntStream.range(0, threads).parallel().mapToObj(thread -> {
            int[] classes = tasks.classesOf(thread);
            WaitSums sums = ofThread(byThread, thread, classes);
            synchronized (byTask) {
                sums.addTo(byTask, group -> (classes[group / KINDS.length] + 1) * KINDS.length
                        + group % KINDS.length);
                sums.addTo(byGroup, group -> groups.of(thread) * KINDS.length + group % KINDS.length);
            }
            WaitSums kinds = new WaitSums(KINDS.length);
            sums.addTo(kinds, group -> group % KINDS.length);
            return kinds.totals(kind -> WaitKey.ofThread(kind(kind), thread), waits);
        }).flatMap(List::stream).toList());
    }

    /** By the place of the class of the task among the thread's own, and by kind. */
    private WaitSums ofThread(Groups byThread, int thread, int[] classes) {
        WaitSums sums = new WaitSums(classes.length * KINDS.length);
        int place = -1;
        for (int i = byThread.from(thread); i < byThread.to(thread); i++) {
            int wait = byThread.get(i);
            if (!waits.idle(wait)) {
                place = tasks.place(thread, place, waits.startNanos(wait));
                int own = Arrays.binarySearch(classes, tasks.classAt(thread, place));
                sums.add(own * KINDS.length + waits.kind(wait).ordinal(), waits, wait);
            }
        }
        return sums;
    }

    private static List<WaitTotal> ordered(List<WaitTotal> totals) {
        return totals.stream().sorted(LARGEST_FIRST).toList();
    }
}
