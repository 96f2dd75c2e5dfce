package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.column.ByteColumn;
import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.column.LongColumn;
import dev.awaitscope.reports.column.SparseColumn;
import dev.awaitscope.reports.column.TextColumn;
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

    private static final WaitKind[] KINDS = WaitKind.values();

    final IntColumn thread;
    final LongColumn start;
    final LongColumn end;
    final TextColumn blocker;
    final LongColumn blockerId;
    final IntColumn waker;
    final IntColumn unparkedBy;
    /** Java thread ids, for where the recording names no thread; 0 for none. */
    final SparseColumn<Long> wakerId = new SparseColumn<>(0L);
    final SparseColumn<Long> unparkedById = new SparseColumn<>(0L);
    final LongColumn runnable;
    final IntColumn stack;
    final SparseColumn<Integer> owner = new SparseColumn<>(-1);
    /** Where there is no stack; empty where this is not known either. */
    final SparseColumn<String> site = new SparseColumn<>("");
    private final TextColumn wokenBy;
    private final ByteColumn kind;
    private final ByteColumn flags;

    WaitColumns(ColumnMemory memory) {
        thread = new IntColumn(memory);
        start = new LongColumn(memory);
        end = new LongColumn(memory);
        blocker = new TextColumn(memory);
        blockerId = new LongColumn(memory);
        waker = new IntColumn(memory);
        unparkedBy = new IntColumn(memory);
        runnable = new LongColumn(memory);
        stack = new IntColumn(memory);
        wokenBy = new TextColumn(memory);
        kind = new ByteColumn(memory);
        flags = new ByteColumn(memory);
    }

    /** Adds a row; what is not given is not known. */
    int add(int waiting, WaitKind of, long from, long to) {
        return add(waiting, of, from, to, null, 0, -1, -1, "", Long.MIN_VALUE, -1, 0);
    }

    /** Adds a row with all that most waits have. */
    int add(int waiting, WaitKind of, long from, long to, @Nullable String blockerClass, long blockedBy, int ender,
            int unparker, String enderKind, long runnableNanos, int trace, int marks) {
        thread.add(waiting);
        kind.add((byte) of.ordinal());
        start.add(from);
        end.add(Math.max(from, to));
        blocker.add(blockerClass);
        blockerId.add(blockedBy);
        waker.add(ender);
        unparkedBy.add(unparker);
        wokenBy.add(enderKind);
        runnable.add(runnableNanos);
        stack.add(trace);
        flags.add((byte) marks);
        return size() - 1;
    }

    int size() {
        return thread.size();
    }

    WaitKind kind(int row) {
        return KINDS[kind.get(row)];
    }

    void kind(int row, WaitKind to) {
        kind.set(row, (byte) to.ordinal());
    }

    boolean is(int row, int flag) {
        return (flags.get(row) & flag) != 0;
    }

    void mark(int row, int flag) {
        flags.set(row, (byte) (flags.get(row) | flag));
    }

    void mark(int row, int flag, boolean on) {
        if (on) {
            mark(row, flag);
        }
    }

    /** As in {@code TracedWait}. */
    String wokenBy(int row) {
        String text = wokenBy.get(row);
        return text == null ? "" : text;
    }

    void wokenBy(int row, String to) {
        wokenBy.set(row, to);
    }

    long duration(int row) {
        return end.get(row) - start.get(row);
    }

    /** Length of what both have in common. */
    long overlap(int row, long from, long to) {
        return Math.max(0, Math.min(end.get(row), to) - Math.max(start.get(row), from));
    }
}
