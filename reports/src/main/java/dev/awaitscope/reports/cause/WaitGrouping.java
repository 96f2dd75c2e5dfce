package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitTotal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sums waits by one sort of key. Keeps four bytes of each wait, whatever the number of groups. Not thread-safe. */
final class WaitGrouping {
    private final Function<TracedWait, WaitGroup.Key> key;
    private final Map<WaitGroup.Key, WaitGroup> groups = new HashMap<>();
    private final int[] groupOf;

    /** For waits with indexes below {@code size}. */
    WaitGrouping(int size, Function<TracedWait, WaitGroup.Key> key) {
        this.key = key;
        this.groupOf = new int[size];
        Arrays.fill(groupOf, -1);
    }

    void add(int index, TracedWait wait) {
        WaitGroup group = groups.computeIfAbsent(key.apply(wait), k -> new WaitGroup(k, groups.size()));
        group.add(wait);
        groupOf[index] = group.number();
    }

    /** The totals, in no order; {@code lengths} are those of all waits by index. */
    List<WaitTotal> totals(long[] lengths) {
        WaitGroup[] byNumber = new WaitGroup[groups.size()];
        groups.values().forEach(group -> byNumber[group.number()] = group);
        int[] ends = new int[byNumber.length + 1];
        for (int i = 0; i < byNumber.length; i++) {
            ends[i + 1] = ends[i] + byNumber[i].count();
        }
        int[] starts = ends.clone();
        long[] grouped = new long[ends[byNumber.length]];
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] >= 0) {
                grouped[ends[groupOf[i]]++] = lengths[i];
            }
        }
        List<WaitTotal> totals = new ArrayList<>();
        for (int i = 0; i < byNumber.length; i++) {
            totals.add(byNumber[i].total(Distribution.of(Arrays.copyOfRange(grouped, starts[i], starts[i + 1]))));
        }
        return totals;
    }
}
