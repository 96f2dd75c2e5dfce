package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.recording.RecordedThreadInfo;
import dev.awaitscope.reports.recording.Stack;
import dev.awaitscope.reports.recording.Symbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The waits in their columns; an object is made when it is asked for: millions of waits cost no objects until then. */
final class WaitList extends Waits {
    private final WaitColumns columns;
    private final IntColumn rows;
    private final Symbols symbols;
    private final int[] indexes;
    private final ColumnMemory memory;
    /** By thread of the symbols: the number of its label. */
    private final int[] wakers;
    private final List<String> labels = new ArrayList<>();

    WaitList(WaitColumns columns, IntColumn rows, Symbols symbols, int[] indexes, ColumnMemory memory) {
        this.columns = columns;
        this.rows = rows;
        this.symbols = symbols;
        this.indexes = indexes;
        this.memory = memory;
        this.wakers = new int[symbols.threadCount()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int thread = 0; thread < wakers.length; thread++) {
            RecordedThreadInfo info = symbols.thread(thread);
            String label = info.name().isEmpty() ? "#" + info.id() : info.name();
            Integer known = numbers.putIfAbsent(label, labels.size());
            wakers[thread] = known == null ? labels.size() : known;
            if (known == null) {
                labels.add(label);
            }
        }
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public TracedWait get(int index) {
        int row = rows.get(index);
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
                columns.is(row, WaitColumns.IDLE), site(index), frames(stack, columns.site.get(row)));
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

    @Override
    public ColumnMemory memory() {
        return memory;
    }

    @Override
    public int thread(int wait) {
        return indexes[columns.thread.get(rows.get(wait))];
    }

    @Override
    public WaitKind kind(int wait) {
        return columns.kind(rows.get(wait));
    }

    @Override
    public long startNanos(int wait) {
        return columns.start.get(rows.get(wait));
    }

    @Override
    public long endNanos(int wait) {
        return columns.end.get(rows.get(wait));
    }

    @Override
    public long runnableNanos(int wait) {
        return Math.max(0, columns.runnable.get(rows.get(wait)));
    }

    @Override
    public int blockerNumber(int wait) {
        return columns.blocker.numberAt(rows.get(wait));
    }

    @Override
    public @Nullable String blocker(int wait) {
        return columns.blocker.get(rows.get(wait));
    }

    @Override
    public long blockerId(int wait) {
        return columns.blockerId.get(rows.get(wait));
    }

    @Override
    public int siteNumber(int wait) {
        return columns.stack.get(rows.get(wait));
    }

    @Override
    public @Nullable String site(int wait) {
        int row = rows.get(wait);
        int stack = columns.stack.get(row);
        if (stack >= 0) {
            return symbols.stack(stack).site();
        }
        String site = columns.site.get(row);
        return site.isEmpty() ? null : site;
    }

    @Override
    public int wakerNumber(int wait) {
        int waker = columns.waker.get(rows.get(wait));
        return waker < 0 ? -1 : wakers[waker];
    }

    @Override
    public String wakerLabel(int number) {
        return labels.get(number);
    }

    @Override
    public int wakerThread(int wait) {
        int waker = columns.waker.get(rows.get(wait));
        return waker < 0 ? -1 : indexes[waker];
    }

    @Override
    public int ownerThread(int wait) {
        int owner = columns.owner.get(rows.get(wait));
        return owner < 0 ? -1 : indexes[owner];
    }

    @Override
    public boolean owned(int wait) {
        int owner = columns.owner.get(rows.get(wait));
        return owner >= 0 && symbols.thread(owner).id() != 0;
    }

    @Override
    public boolean idle(int wait) {
        return columns.is(rows.get(wait), WaitColumns.IDLE);
    }

    @Override
    public boolean open(int wait) {
        return columns.is(rows.get(wait), WaitColumns.OPEN);
    }

    @Override
    public boolean pinned(int wait) {
        return columns.is(rows.get(wait), WaitColumns.PINNED);
    }

    @Override
    public boolean endedByTime(int wait) {
        int row = rows.get(wait);
        return columns.is(row, WaitColumns.TIMED_OUT) || "timer".equals(columns.wokenBy(row));
    }
}
