package dev.awaitscope.reports.column;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

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
     * The indexes of keys that are kept, by key, and by {@code ties} where it is equal. For many indexes: they are dealt
     * out by their keys first, and few at a time are sorted, as numbers, within the caches and on all cores.
     */
    public static IntColumn byKey(ColumnMemory memory, LongColumn keys, IntPredicate kept, IndexComparator ties) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        int count = 0;
        for (int i = 0; i < keys.size(); i++) {
            if (kept.test(i)) {
                least = Math.min(least, keys.get(i));
                most = Math.max(most, keys.get(i));
                count++;
            }
        }
        Windows windows = new Windows(least, most, count);
        int[] borders = new int[windows.count + 1];
        for (int i = 0; i < keys.size(); i++) {
            if (kept.test(i)) {
                borders[windows.of(keys.get(i)) + 1]++;
            }
        }
        Arrays.parallelPrefix(borders, Integer::sum);
        int[] next = borders.clone();
        IntColumn order = new IntColumn(memory);
        order.grow(count);
        for (int i = 0; i < keys.size(); i++) {
            if (kept.test(i)) {
                order.set(next[windows.of(keys.get(i))]++, i);
            }
        }
        IntStream.range(0, windows.count)
                .parallel()
                .forEach(window -> sortByKey(order, borders[window], borders[window + 1], keys, ties));
        return order;
    }

    private static void sortByKey(IntColumn order, int from, int to, LongColumn keys, IndexComparator ties) {
        int[] before = new int[to - from];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        boolean sorted = true;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < before.length; i++) {
            before[i] = order.get(from + i);
            long key = keys.get(before[i]);
            sorted &= key > last;
            last = key;
            least = Math.min(least, key);
            most = Math.max(most, key);
        }
        if (sorted) {
            return;
        }
        if (to - from > 1 << PLACE_BITS || most - least < 0 || most - least >= 1L << Long.SIZE - 1 - PLACE_BITS) {
            copy(sort(before, (a, b) -> {
                int byKey = Long.compare(keys.get(a), keys.get(b));
                return byKey != 0 ? byKey : ties.compare(a, b);
            }), order, from);
            return;
        }
        long[] keysAndPlaces = new long[before.length];
        for (int i = 0; i < before.length; i++) {
            keysAndPlaces[i] = keys.get(before[i]) - least << PLACE_BITS | i;
        }
        Arrays.sort(keysAndPlaces);
        int[] after = new int[before.length];
        int equal = 0;
        for (int i = 0; i < after.length; i++) {
            after[i] = before[(int) keysAndPlaces[i] & (1 << PLACE_BITS) - 1];
            if (keysAndPlaces[i] >> PLACE_BITS != keysAndPlaces[equal] >> PLACE_BITS) {
                sortTies(after, equal, i, ties);
                equal = i;
            }
        }
        sortTies(after, equal, after.length, ties);
        copy(after, order, from);
    }

    private static void sortTies(int[] indexes, int from, int to, IndexComparator ties) {
        if (to - from > 1) {
            System.arraycopy(sort(Arrays.copyOfRange(indexes, from, to), ties), 0, indexes, from, to - from);
        }
    }

    private static void copy(int[] indexes, IntColumn order, int from) {
        for (int i = 0; i < indexes.length; i++) {
            order.set(from + i, indexes[i]);
        }
    }

    /** Deals indexes out by a group in {@code [-1, groups)}; within a group they stay in their order. */
    public static Groups byGroup(ColumnMemory memory, IntColumn order, IntUnaryOperator group, int groups) {
        return byGroup(memory, order.size(), order::get, group, groups);
    }

    /** Deals the indexes in {@code [0, size)} out by a group in {@code [-1, groups)}; within one they ascend. */
    public static Groups byGroup(ColumnMemory memory, int size, IntUnaryOperator group, int groups) {
        return byGroup(memory, size, IntUnaryOperator.identity(), group, groups);
    }

    private static Groups byGroup(ColumnMemory memory, int size, IntUnaryOperator order, IntUnaryOperator group,
            int groups) {
        int[] starts = new int[groups + 2];
        for (int i = 0; i < size; i++) {
            starts[group.applyAsInt(order.applyAsInt(i)) + 1]++;
        }
        int sum = 0;
        for (int i = 0; i < starts.length; i++) {
            sum += starts[i];
            starts[i] = sum - starts[i];
        }
        int[] next = starts.clone();
        IntColumn grouped = new IntColumn(memory);
        grouped.grow(size);
        for (int i = 0; i < size; i++) {
            int index = order.applyAsInt(i);
            grouped.set(next[group.applyAsInt(index) + 1]++, index);
        }
        return new Groups(grouped, starts);
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

    /** Indexes group by group, from group -1 on. Immutable. */
    public static final class Groups {
        private final IntColumn indexes;
        private final int[] starts;

        Groups(IntColumn indexes, int[] starts) {
            this.indexes = indexes;
            this.starts = starts;
        }

        /** Place of the first index of a group. */
        public int from(int group) {
            return starts[group + 1];
        }

        /** Place after the last index of a group. */
        public int to(int group) {
            return starts[group + 2];
        }

        /** The index at a place. */
        public int get(int place) {
            return indexes.get(place);
        }
    }

    /** Equal parts of a range of keys. */
    private static final class Windows {
        private final long least;
        private final double each;
        private final int count;

        Windows(long least, long most, int keys) {
            this.least = least;
            this.count = (keys >> WINDOW_BITS) + 1;
            this.each = ((double) most - least) / count + 1;
        }

        int of(long key) {
            return (int) Math.max(0, Math.min(count - 1, (key - least) / each));
        }
    }
}
