package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.recording.RecordedThreadInfo;
import dev.awaitscope.reports.recording.Stack;
import dev.awaitscope.reports.recording.Symbols;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The waits as objects, made from the columns when asked for: millions of waits cost no objects until then. */
final class WaitList extends AbstractList<TracedWait> implements RandomAccess {
    private final WaitColumns columns;
    private final int[] rows;
    private final Symbols symbols;
    private final int[] indexes;

    WaitList(WaitColumns columns, int[] rows, Symbols symbols, int[] indexes) {
        this.columns = columns;
        this.rows = rows;
        this.symbols = symbols;
        this.indexes = indexes;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public TracedWait get(int index) {
        int row = rows[index];
        int thread = columns.thread.get(row);
        RecordedThreadInfo info = symbols.thread(thread);
        RecordedThreadInfo waker = info(columns.waker.get(row));
        RecordedThreadInfo unparker = info(columns.unparkedBy.get(row));
        RecordedThreadInfo owner = info(columns.owner.get(row));
        Stack stack = columns.stack.get(row) < 0 ? null : symbols.stack(columns.stack.get(row));
        long runnable = columns.runnable.get(row);
        return new TracedWait(indexes[thread], info.id(), info.name(), info.virtual(), columns.kind(row),
                columns.start.get(row), columns.duration(row), columns.blocker.get(row), columns.blockerId.get(row),
                name(waker), waker == null ? -1 : indexes[columns.waker.get(row)], id(waker), name(unparker),
                id(unparker), columns.wokenBy(row), runnable == Long.MIN_VALUE ? null : runnable,
                columns.is(row, WaitColumns.TIMED_OUT), columns.is(row, WaitColumns.INTERRUPTED),
                columns.is(row, WaitColumns.OPEN), name(owner), id(owner), columns.is(row, WaitColumns.PINNED),
                columns.is(row, WaitColumns.IDLE), site(stack, columns.site.get(row)),
                frames(stack, columns.site.get(row)));
    }

    private static @Nullable String site(@Nullable Stack stack, String site) {
        if (stack == null) {
            return site.isEmpty() ? null : site;
        }
        return stack.site();
    }

    private static @Nullable List<String> frames(@Nullable Stack stack, String site) {
        if (stack == null) {
            return site.isEmpty() ? null : List.of(site);
        }
        return stack.frames();
    }

    private @Nullable RecordedThreadInfo info(int thread) {
        return thread < 0 ? null : symbols.thread(thread);
    }

    private static @Nullable String name(@Nullable RecordedThreadInfo thread) {
        return thread == null ? null : thread.name();
    }

    private static long id(@Nullable RecordedThreadInfo thread) {
        return thread == null ? 0 : thread.id();
    }
}
