package dev.awaitscope.reports.timeline;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** Sorts indexes instead of what they stand for. Stable: equal ones stay in the order of their index. */
public final class IndexOrder {
    private static final int WINDOW_BITS = 12;
    /** The rest of a long is for keys: 18 minutes of nanoseconds. */
    private static final int PLACE_BITS = 23;

    private IndexOrder() {}

    /** The indexes in {@code [0, size)} that are kept, in order. */
    public static int[] of(int size, IntPredicate kept, IndexComparator comparator) {
        int[] indexes = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (kept.test(i)) {
                indexes[count++] = i;
            }
        }
        return sort(Arrays.copyOf(indexes, count), comparator);
    }

    /**
     * The indexes in {@code [0, size)} that are kept, by a key, and by {@code ties} where it is equal. For many indexes:
     * they are dealt out by their keys first, and few at a time are sorted, as numbers and within the caches.
     */
    static int[] byKey(int size, IntPredicate kept, IntToLongFunction key, IndexComparator ties) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (kept.test(i)) {
                least = Math.min(least, key.applyAsLong(i));
                most = Math.max(most, key.applyAsLong(i));
                count++;
            }
        }
        int windows = (count >> WINDOW_BITS) + 1;
        double perWindow = ((double) most - least) / windows + 1;
        int[] borders = new int[windows + 1];
        for (int i = 0; i < size; i++) {
            if (kept.test(i)) {
                borders[window(key.applyAsLong(i) - least, perWindow, windows) + 1]++;
            }
        }
        Arrays.parallelPrefix(borders, Integer::sum);
        int[] next = borders.clone();
        int[] order = new int[count];
        for (int i = 0; i < size; i++) {
            if (kept.test(i)) {
                order[next[window(key.applyAsLong(i) - least, perWindow, windows)]++] = i;
            }
        }
        for (int window = 0; window < windows; window++) {
            sortByKey(order, borders[window], borders[window + 1], key, ties);
        }
        return order;
    }

    private static int window(long distance, double perWindow, int windows) {
        return (int) Math.max(0, Math.min(windows - 1, distance / perWindow));
    }

    private static void sortByKey(int[] order, int from, int to, IntToLongFunction key, IndexComparator ties) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            least = Math.min(least, key.applyAsLong(order[i]));
            most = Math.max(most, key.applyAsLong(order[i]));
        }
        if (to - from > 1 << PLACE_BITS || most - least < 0 || most - least >= 1L << Long.SIZE - 1 - PLACE_BITS) {
            replace(order, from, to, (a, b) -> {
                int byKey = Long.compare(key.applyAsLong(a), key.applyAsLong(b));
                return byKey != 0 ? byKey : ties.compare(a, b);
            });
            return;
        }
        long[] keysAndPlaces = new long[to - from];
        for (int i = 0; i < keysAndPlaces.length; i++) {
            keysAndPlaces[i] = key.applyAsLong(order[from + i]) - least << PLACE_BITS | i;
        }
        Arrays.sort(keysAndPlaces);
        int[] before = Arrays.copyOfRange(order, from, to);
        int equal = 0;
        for (int i = 0; i < keysAndPlaces.length; i++) {
            order[from + i] = before[(int) keysAndPlaces[i] & (1 << PLACE_BITS) - 1];
            if (keysAndPlaces[i] >> PLACE_BITS != keysAndPlaces[equal] >> PLACE_BITS) {
                replace(order, from + equal, from + i, ties);
                equal = i;
            }
        }
        replace(order, from + equal, to, ties);
    }

    private static void replace(int[] order, int from, int to, IndexComparator comparator) {
        if (to - from > 1) {
            System.arraycopy(sort(Arrays.copyOfRange(order, from, to), comparator), 0, order, from, to - from);
        }
    }

    /** Deals indexes out by a group in {@code [-1, groups)}; within a group they stay in their order. */
    static int[] byGroup(int[] order, IntUnaryOperator group, int groups) {
        int[] next = new int[groups + 2];
        for (int index : order) {
            next[group.applyAsInt(index) + 2]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] grouped = new int[order.length];
        for (int index : order) {
            grouped[next[group.applyAsInt(index) + 1]++] = index;
        }
        return grouped;
    }

    private static int[] sort(int[] from, IndexComparator comparator) {
        int[] source = from;
        int[] target = new int[from.length];
        for (int width = 1; width < from.length; width *= 2) {
            for (int low = 0; low < from.length; low += 2 * width) {
                merge(source, target, low, Math.min(low + width, from.length), Math.min(low + 2 * width, from.length),
                        comparator);
            }
            int[] swap = source;
            source = target;
            target = swap;
        }
        return source;
    }

    private static void merge(int[] source, int[] target, int low, int middle, int high, IndexComparator comparator) {
        // Events come nearly in order: most pairs of runs need no more than a copy.
        if (middle >= high || comparator.compare(source[middle - 1], source[middle]) <= 0) {
            System.arraycopy(source, low, target, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft = right >= high || (left < middle && comparator.compare(source[left], source[right]) <= 0);
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    /** Compares what two indexes stand for. */
    @FunctionalInterface
    public interface IndexComparator {
        /** As {@link java.util.Comparator#compare}. */
        int compare(int left, int right);
    }
}
