package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import java.util.Arrays;

/** The slices of a thread with runs of short ones merged, each into the state that took most of it. */
final class MergedSlices implements Slices {
    /** Says which slices stay as they are. */
    @FunctionalInterface
    interface Keep {
        boolean test(Slices slices, int index);
    }

    private final Slices all;
    /** Per slice the first of the original ones it stands for; one more entry at the end. */
    private final int[] first;
    private final int size;

    MergedSlices(Slices all, Keep keep, long longestNanos) {
        this.all = all;
        int[] starts = new int[all.size() + 1];
        int count = 0;
        boolean open = false;
        for (int i = 0; i < all.size(); i++) {
            boolean kept = keep.test(all, i);
            boolean joins = open && !kept && all.endNanos(i) - all.startNanos(starts[count - 1]) <= longestNanos;
            if (!joins) {
                starts[count++] = i;
            }
            open = !kept;
        }
        starts[count] = all.size();
        this.first = Arrays.copyOf(starts, count + 1);
        this.size = count;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public ThreadState state(int index) {
        if (single(index)) {
            return all.state(first[index]);
        }
        long[] nanos = new long[ThreadState.values().length];
        ThreadState most = all.state(first[index]);
        for (int i = first[index]; i < first[index + 1]; i++) {
            ThreadState state = all.state(i);
            nanos[state.ordinal()] += all.endNanos(i) - all.startNanos(i);
            if (nanos[state.ordinal()] > nanos[most.ordinal()]) {
                most = state;
            }
        }
        return most;
    }

    @Override
    public long startNanos(int index) {
        return all.startNanos(first[index]);
    }

    @Override
    public long endNanos(int index) {
        return all.endNanos(first[index + 1] - 1);
    }

    @Override
    public int wait(int index) {
        return single(index) ? all.wait(first[index]) : -1;
    }

    private boolean single(int index) {
        return first[index + 1] - first[index] == 1;
    }
}
