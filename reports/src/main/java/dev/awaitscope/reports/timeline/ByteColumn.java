package dev.awaitscope.reports.timeline;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that grow at the end, page by page: never copied, and little of it empty. Not thread-safe. */
final class ByteColumn {
    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    private final ColumnMemory memory;
    private byte[] @Nullable [] onHeap = new byte[4][];
    private @Nullable MemorySegment[] mapped = new MemorySegment[4];
    private int size;

    /** On the heap. */
    ByteColumn() {
        this(new ColumnMemory(Long.MAX_VALUE));
    }

    ByteColumn(ColumnMemory memory) {
        this.memory = memory;
    }

    void add(byte value) {
        if ((size & MASK) == 0) {
            addPage(size >> BITS);
        }
        set(size++, value);
    }

    private void addPage(int page) {
        if (page == onHeap.length) {
            onHeap = Arrays.copyOf(onHeap, 2 * page);
            mapped = Arrays.copyOf(mapped, 2 * page);
        }
        mapped[page] = memory.page(Byte.BYTES << BITS);
        onHeap[page] = mapped[page] == null ? new byte[1 << BITS] : null;
    }

    byte get(int index) {
        byte[] page = onHeap[index >> BITS];
        return page != null ? page[index & MASK]
                : mapped(index).get(ValueLayout.JAVA_BYTE, (long) Byte.BYTES * (index & MASK));
    }

    void set(int index, byte value) {
        byte[] page = onHeap[index >> BITS];
        if (page != null) {
            page[index & MASK] = value;
        } else {
            mapped(index).set(ValueLayout.JAVA_BYTE, (long) Byte.BYTES * (index & MASK), value);
        }
    }

    private MemorySegment mapped(int index) {
        MemorySegment page = mapped[index >> BITS];
        if (page == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return page;
    }

    int size() {
        return size;
    }
}
