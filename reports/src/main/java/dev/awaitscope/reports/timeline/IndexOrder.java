package dev.awaitscope.reports.timeline;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Sorts indexes instead of what they stand for. Stable: equal ones stay in the order of their index. */
public final class IndexOrder {
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
