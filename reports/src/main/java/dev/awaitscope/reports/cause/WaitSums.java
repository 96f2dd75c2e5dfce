package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.column.LongSums;
import dev.awaitscope.reports.timeline.Waits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Waits summed in numbered groups: lengths, readiness, and who ended how much. Not thread-safe. */
final class WaitSums {
    private final @Nullable Lengths[] lengths;
    private final long[] runnable;
    /** Under the group and the number of the waker. */
    private final LongSums byWaker = new LongSums();

    WaitSums(int groups) {
        this.lengths = new Lengths[groups];
        this.runnable = new long[groups];
    }

    void add(int group, Waits waits, int wait) {
        long nanos = waits.endNanos(wait) - waits.startNanos(wait);
        of(group).add(nanos);
        runnable[group] += waits.runnableNanos(wait);
        int waker = waits.wakerNumber(wait);
        if (waker >= 0) {
            byWaker.add(key(group, waker), nanos);
        }
    }

    private Lengths of(int group) {
        Lengths known = lengths[group];
        if (known == null) {
            known = new Lengths();
            lengths[group] = known;
        }
        return known;
    }

    /** Adds all of it to other sums, each group to one of theirs. */
    void addTo(WaitSums sums, IntUnaryOperator groupOf) {
        for (int i = 0; i < lengths.length; i++) {
            Lengths own = lengths[i];
            if (own != null) {
                int group = groupOf.applyAsInt(i);
                sums.of(group).addAll(own);
                sums.runnable[group] += runnable[i];
            }
        }
        for (int i = 0; i < byWaker.size(); i++) {
            int group = groupOf.applyAsInt((int) (byWaker.key(i) >>> Integer.SIZE));
            sums.byWaker.add(key(group, (int) byWaker.key(i)), byWaker.sum(i));
        }
    }

    /** All groups in one. */
    Distribution all() {
        Lengths all = new Lengths();
        for (Lengths own : lengths) {
            if (own != null) {
                all.addAll(own);
            }
        }
        return all.distribution();
    }

    /** What the waits of each group add up to, where there are any. */
    List<WaitTotal> totals(IntFunction<WaitKey> keyOf, Waits waits) {
        int[] wakers = topWakers(waits);
        List<WaitTotal> totals = new ArrayList<>();
        for (int group = 0; group < lengths.length; group++) {
            Lengths own = lengths[group];
            if (own != null) {
                WaitKey key = keyOf.apply(group);
                int waker = wakers[group];
                totals.add(new WaitTotal(key.kind(), key.blocker(), key.site(), key.thread(), key.task(), key.group(),
                        own.distribution(), runnable[group], waker < 0 ? null : waits.wakerLabel(waker),
                        waker < 0 ? 0 : byWaker.of(key(group, waker)), List.of()));
            }
        }
        return totals;
    }

    /** By group: who ended the most time, the first by name where several did; -1 for nobody. */
    private int[] topWakers(Waits waits) {
        int[] wakers = new int[lengths.length];
        Arrays.fill(wakers, -1);
        for (int i = 0; i < byWaker.size(); i++) {
            int group = (int) (byWaker.key(i) >>> Integer.SIZE);
            int waker = (int) byWaker.key(i);
            int top = wakers[group];
            long more = top < 0 ? 1 : byWaker.sum(i) - byWaker.of(key(group, top));
            if (more > 0 || (more == 0 && waits.wakerLabel(waker).compareTo(waits.wakerLabel(top)) < 0)) {
                wakers[group] = waker;
            }
        }
        return wakers;
    }

    private static long key(int group, int waker) {
        return (long) group << Integer.SIZE | waker;
    }
}
