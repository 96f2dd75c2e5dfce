package dev.awaitscope.reports.timeline;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Ints that grow at the end, page by page: never copied, and little of it empty. Not thread-safe. */
final class IntColumn {
    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    private final ColumnMemory memory;
    private int[] @Nullable [] onHeap = new int[4][];
    private @Nullable MemorySegment[] mapped = new MemorySegment[4];
    private int size;

    /** On the heap. */
    IntColumn() {
        this(new ColumnMemory(Long.MAX_VALUE));
    }

    IntColumn(ColumnMemory memory) {
        this.memory = memory;
    }

    void add(int value) {
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
        mapped[page] = memory.page(Integer.BYTES << BITS);
        onHeap[page] = mapped[page] == null ? new int[1 << BITS] : null;
    }

    int get(int index) {
        int[] page = onHeap[index >> BITS];
        return page != null ? page[index & MASK]
                : mapped(index).get(ValueLayout.JAVA_INT, (long) Integer.BYTES * (index & MASK));
    }

    void set(int index, int value) {
        int[] page = onHeap[index >> BITS];
        if (page != null) {
            page[index & MASK] = value;
        } else {
            mapped(index).set(ValueLayout.JAVA_INT, (long) Integer.BYTES * (index & MASK), value);
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
