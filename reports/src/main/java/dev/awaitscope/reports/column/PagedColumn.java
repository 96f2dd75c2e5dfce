package dev.awaitscope.reports.column;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that grow at the end, page by page: never copied, and little of it empty. Pages are zero at first. What differs
 * by the type of the values is in the subclasses. Not thread-safe while it grows.
 */
public abstract class PagedColumn {
    private static final int BITS = 12;
    /** Values of a page. */
    static final int PAGE = 1 << BITS;

    private final ColumnMemory memory;
    private final int bytes;
    private @Nullable ByteBuffer[] mapped = new ByteBuffer[4];
    private int size;

    /** Of values that take so many bytes each. */
    PagedColumn(ColumnMemory memory, int bytes) {
        this.memory = memory;
        this.bytes = bytes;
    }

    /** Makes room for one more, and returns its index. */
    final int grow() {
        if (place(size) == 0) {
            addPage(page(size));
        }
        return size++;
    }

    /** Makes room for so many more, which are zero. */
    public final void grow(int count) {
        for (int page = page(size + PAGE - 1); page < page(size + count + PAGE - 1); page++) {
            addPage(page);
        }
        size += count;
    }

    private void addPage(int page) {
        if (page == mapped.length) {
            mapped = Arrays.copyOf(mapped, 2 * page);
        }
        mapped[page] = memory.page(bytes * PAGE);
        addPage(page, mapped[page] == null);
    }

    /** Adds a page on the heap, or notes that it is elsewhere. */
    abstract void addPage(int page, boolean onHeap);

    static int page(int index) {
        return index >> BITS;
    }

    static int place(int index) {
        return index & PAGE - 1;
    }

    /** The page of a value that is not on the heap. */
    final ByteBuffer mapped(int index) {
        ByteBuffer page = mapped[page(index)];
        if (page == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return page;
    }

    /** Number of values. */
    public final int size() {
        return size;
    }
}
