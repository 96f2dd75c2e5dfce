package dev.awaitscope.reports.timeline;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Longs that grow at the end, page by page: never copied, and little of it empty. Not thread-safe. */
final class LongColumn {
    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    private final ColumnMemory memory;
    private long[] @Nullable [] onHeap = new long[4][];
    private @Nullable MemorySegment[] mapped = new MemorySegment[4];
    private int size;

    /** On the heap. */
    LongColumn() {
        this(new ColumnMemory(Long.MAX_VALUE));
    }

    LongColumn(ColumnMemory memory) {
        this.memory = memory;
    }

    void add(long value) {
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
        mapped[page] = memory.page(Long.BYTES << BITS);
        onHeap[page] = mapped[page] == null ? new long[1 << BITS] : null;
    }

    long get(int index) {
        long[] page = onHeap[index >> BITS];
        return page != null ? page[index & MASK]
                : mapped(index).get(ValueLayout.JAVA_LONG, (long) Long.BYTES * (index & MASK));
    }

    void set(int index, long value) {
        long[] page = onHeap[index >> BITS];
        if (page != null) {
            page[index & MASK] = value;
        } else {
            mapped(index).set(ValueLayout.JAVA_LONG, (long) Long.BYTES * (index & MASK), value);
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
