package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.WaitKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Waits as they were found, one row each, in primitive columns; threads and stacks are those of {@code Symbols}. */
final class WaitColumns {
    static final int TIMED_OUT = 1;
    static final int INTERRUPTED = 2;
    static final int OPEN = 4;
    static final int PINNED = 8;
    static final int IDLE = 16;
    /** From an event of the JDK, not of the agent. */
    static final int OF_JDK = 32;
    /** Not a wait of its own after all. */
    static final int DROPPED = 64;

    final IntColumn thread = new IntColumn();
    final LongColumn start = new LongColumn();
    final LongColumn end = new LongColumn();
    final List<@Nullable String> blocker = new ArrayList<>();
    final LongColumn blockerId = new LongColumn();
    final IntColumn waker = new IntColumn();
    final IntColumn unparkedBy = new IntColumn();
    /** Java thread ids, for where the recording names no thread; 0 for none. */
    final SparseColumn<Long> wakerId = new SparseColumn<>(0L);
    final SparseColumn<Long> unparkedById = new SparseColumn<>(0L);
    final List<String> wokenBy = new ArrayList<>();
    final LongColumn runnable = new LongColumn();
    final IntColumn stack = new IntColumn();
    final SparseColumn<Integer> owner = new SparseColumn<>(-1);
    /** Where there is no stack; empty where this is not known either. */
    final SparseColumn<String> site = new SparseColumn<>("");
    private final List<WaitKind> kind = new ArrayList<>();
    private final IntColumn flags = new IntColumn();

    /** Adds a row; what is not given is not known. */
    int add(int waiting, WaitKind of, long from, long to) {
        thread.add(waiting);
        kind.add(of);
        start.add(from);
        end.add(Math.max(from, to));
        blocker.add(null);
        blockerId.add(0);
        waker.add(-1);
        unparkedBy.add(-1);
        wokenBy.add("");
        runnable.add(Long.MIN_VALUE);
        stack.add(-1);
        flags.add(0);
        return size() - 1;
    }

    int size() {
        return thread.size();
    }

    WaitKind kind(int row) {
        return kind.get(row);
    }

    void kind(int row, WaitKind to) {
        kind.set(row, to);
    }

    boolean is(int row, int flag) {
        return (flags.get(row) & flag) != 0;
    }

    void mark(int row, int flag) {
        flags.set(row, flags.get(row) | flag);
    }

    void mark(int row, int flag, boolean on) {
        if (on) {
            mark(row, flag);
        }
    }

    long duration(int row) {
        return end.get(row) - start.get(row);
    }

    /** Length of what both have in common. */
    long overlap(int row, long from, long to) {
        return Math.max(0, Math.min(end.get(row), to) - Math.max(start.get(row), from));
    }
}
