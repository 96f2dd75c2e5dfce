package dev.awaitscope.reports.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@link PagedColumn} of longs. */
public final class LongColumn extends PagedColumn {
    private long[] @Nullable [] onHeap = new long[4][];

    /** Empty, on the heap. */
    public LongColumn() {
        this(new ColumnMemory(Long.MAX_VALUE));
    }

    /** Empty; its pages are where the memory has room. */
    public LongColumn(ColumnMemory memory) {
        super(memory, Long.BYTES);
    }

    @Override
    void addPage(int page, boolean here) {
        if (page == onHeap.length) {
            onHeap = Arrays.copyOf(onHeap, 2 * page);
        }
        onHeap[page] = here ? new long[PAGE] : null;
    }

    /** Appends. */
    public void add(long value) {
        set(grow(), value);
    }

    /** The value at an index below the size. */
    public long get(int index) {
        long[] page = onHeap[page(index)];
        return page != null ? page[place(index)] : mapped(index).getLong(offset(index));
    }

    /** Replaces the value at an index below the size. */
    public void set(int index, long value) {
        long[] page = onHeap[page(index)];
        if (page != null) {
            page[place(index)] = value;
        } else {
            mapped(index).putLong(offset(index), value);
        }
    }

    private static int offset(int index) {
        return Long.BYTES * place(index);
    }
}
