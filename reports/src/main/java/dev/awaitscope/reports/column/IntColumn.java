package dev.awaitscope.reports.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@link PagedColumn} of ints. */
public final class IntColumn extends PagedColumn {
    private int[] @Nullable [] onHeap = new int[4][];

    /** Empty, on the heap. */
    public IntColumn() {
        this(new ColumnMemory(Long.MAX_VALUE));
    }

    /** Empty; its pages are where the memory has room. */
    public IntColumn(ColumnMemory memory) {
        super(memory, Integer.BYTES);
    }

    @Override
    void addPage(int page, boolean here) {
        if (page == onHeap.length) {
            onHeap = Arrays.copyOf(onHeap, 2 * page);
        }
        onHeap[page] = here ? new int[PAGE] : null;
    }

    /** Appends. */
    public void add(int value) {
        set(grow(), value);
    }

    /** The value at an index below the size. */
    public int get(int index) {
        int[] page = onHeap[page(index)];
        return page != null ? page[place(index)] : mapped(index).getInt(offset(index));
    }

    /** Replaces the value at an index below the size. */
    public void set(int index, int value) {
        int[] page = onHeap[page(index)];
        if (page != null) {
            page[place(index)] = value;
        } else {
            mapped(index).putInt(offset(index), value);
        }
    }

    private static int offset(int index) {
        return Integer.BYTES * place(index);
    }
}
