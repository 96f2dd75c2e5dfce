package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** Slices that a test writes down one after the other. */
final class SampleSlices implements Slices {
    private record Slice(ThreadState state, long startNanos, long endNanos, int ofWait) {}

    private final List<Slice> slices = new ArrayList<>();

    SampleSlices add(ThreadState state, long startNanos, long endNanos, int wait) {
        slices.add(new Slice(state, startNanos, endNanos, wait));
        return this;
    }

    @Override
    public int size() {
        return slices.size();
    }

    @Override
    public ThreadState state(int index) {
        return slices.get(index).state();
    }

    @Override
    public long startNanos(int index) {
        return slices.get(index).startNanos();
    }

    @Override
    public long endNanos(int index) {
        return slices.get(index).endNanos();
    }

    @Override
    public int wait(int index) {
        return slices.get(index).ofWait();
    }
}
