package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Distribution;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time in bounded memory. Count, sum and longest are exact. So are the percentiles of up to {@link #EXACT}
 * lengths; of more they are at most a 256th off. What comes out does not depend on the order in which lengths and parts
 * were added. Not thread-safe.
 */
final class Lengths {
    /** So many are kept one by one. */
    static final int EXACT = 1_024;
    /** Lengths that agree in their first bits, so many, are of one class; the middle of it stands for all. */
    private static final int BITS = 8;
    private static final int HALF = 1 << BITS - 1;

    private long[] each = new long[4];
    /** By the number of bits left out, how many lengths are in each class; null as long as all are kept. */
    private int @Nullable [] @Nullable [] counts;
    private long count;
    private long total;
    private long longest;

    void add(long nanos) {
        if (counts == null && count == EXACT) {
            classifyAll();
        }
        if (counts != null) {
            classify(counts, nanos, 1);
        } else {
            if (count == each.length) {
                each = Arrays.copyOf(each, 2 * each.length);
            }
            each[(int) count] = nanos;
        }
        count++;
        total += nanos;
        longest = Math.max(longest, nanos);
    }

    void addAll(Lengths others) {
        if (others.counts == null) {
            for (int i = 0; i < others.count; i++) {
                add(others.each[i]);
            }
            return;
        }
        int[] @Nullable [] own = counts == null ? classifyAll() : counts;
        for (int out = 0; out < others.counts.length; out++) {
            int[] row = others.counts[out];
            for (int i = 0; row != null && i < row.length; i++) {
                if (row[i] > 0) {
                    classify(own, least(out, i), row[i]);
                }
            }
        }
        count += others.count;
        total += others.total;
        longest = Math.max(longest, others.longest);
    }

    private int[] @Nullable [] classifyAll() {
        int[] @Nullable [] made = new int[Long.SIZE - BITS + 1][];
        for (int i = 0; i < count; i++) {
            classify(made, each[i], 1);
        }
        each = new long[0];
        counts = made;
        return made;
    }

    private static void classify(int[] @Nullable [] counts, long nanos, int times) {
        int out = Math.max(0, Long.SIZE - BITS - Long.numberOfLeadingZeros(nanos));
        int[] row = counts[out];
        if (row == null) {
            row = new int[out == 0 ? 2 * HALF : HALF];
            counts[out] = row;
        }
        row[(int) (nanos >>> out) - (out == 0 ? 0 : HALF)] += times;
    }

    private static long least(int out, int place) {
        return (long) (place + (out == 0 ? 0 : HALF)) << out;
    }

    Distribution distribution() {
        if (counts == null) {
            return Distribution.of(Arrays.copyOf(each, (int) count));
        }
        return new Distribution(count, total, percentile(counts, 0.5), percentile(counts, 0.9),
                percentile(counts, 0.99), longest);
    }

    private long percentile(int[] @Nullable [] of, double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (int out = 0; out < of.length; out++) {
            int[] row = of[out];
            for (int i = 0; row != null && i < row.length; i++) {
                seen += row[i];
                if (seen >= rank) {
                    return Math.min(longest, least(out, i) + (1L << out >> 1));
                }
            }
        }
        return longest;
    }
}
