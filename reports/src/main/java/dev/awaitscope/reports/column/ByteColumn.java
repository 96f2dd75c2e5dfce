package dev.awaitscope.reports.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@link PagedColumn} of bytes. */
public final class ByteColumn extends PagedColumn {
    private byte[] @Nullable [] onHeap = new byte[4][];

    /** Empty; its pages are where the memory has room. */
    public ByteColumn(ColumnMemory memory) {
        super(memory, Byte.BYTES);
    }

    @Override
    void addPage(int page, boolean here) {
        if (page == onHeap.length) {
            onHeap = Arrays.copyOf(onHeap, 2 * page);
        }
        onHeap[page] = here ? new byte[PAGE] : null;
    }

    /** Appends. */
    public void add(byte value) {
        set(grow(), value);
    }

    /** The value at an index below the size. */
    public byte get(int index) {
        byte[] page = onHeap[page(index)];
        return page != null ? page[place(index)] : mapped(index).get(offset(index));
    }

    /** Replaces the value at an index below the size. */
    public void set(int index, byte value) {
        byte[] page = onHeap[page(index)];
        if (page != null) {
            page[place(index)] = value;
        } else {
            mapped(index).put(offset(index), value);
        }
    }

    private static int offset(int index) {
        return Byte.BYTES * place(index);
    }
}
