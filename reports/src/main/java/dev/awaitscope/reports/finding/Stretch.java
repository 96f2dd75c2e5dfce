package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Slices;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one thread's time.
 *
 * @param thread
 *            index of the thread
 * @param from
 *            begin
 * @param to
 *            end
 * @param waitIndex
 *            index of the wait that it is of, -1 for none
 */
record Stretch(int thread, long from, long to, int waitIndex) {
    long nanos() {
        return to - from;
    }

    /**
     * The longest time for which so many different threads each have a stretch at once, with the thread and wait of the
     * one that ended it; null for none.
     */
    static @Nullable Stretch longestWithAll(List<Stretch> stretches, int threads) {
        record Border(long at, int change, Stretch of) {}
        List<Border> borders = stretches.stream()
                .filter(stretch -> stretch.nanos() > 0)
                .<Border>mapMulti((stretch, to) -> {
                    to.accept(new Border(stretch.from(), 1, stretch));
                    to.accept(new Border(stretch.to(), -1, stretch));
                })
                .sorted(Comparator.comparingLong(Border::at).thenComparingInt(Border::change))
                .toList();
        Map<Integer, Integer> inside = new HashMap<>();
        Stretch longest = null;
        long since = Long.MIN_VALUE;
        for (Border border : borders) {
            boolean before = inside.size() >= threads;
            int depth = inside.merge(border.of().thread(), border.change(), Integer::sum);
            if (depth == 0) {
                inside.remove(border.of().thread());
            }
            boolean after = inside.size() >= threads;
            if (!before && after) {
                since = border.at();
            } else if (before && !after && (longest == null || border.at() - since > longest.nanos())) {
                longest = new Stretch(border.of().thread(), since, border.at(), border.of().waitIndex());
            }
        }
        return longest;
    }

    /** The first slice that ends after an instant, the number of slices where there is none. */
    static int firstEndingAfter(Slices slices, long nanos) {
        int low = 0;
        int high = slices.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slices.endNanos(middle) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
