package dev.awaitscope.reports.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages of columns are: on the heap up to a limit, beyond it in temporary files that are mapped, so that the
 * heap does not grow with the number of events. The files are gone once the columns are garbage. Safe for columns that
 * grow on several threads.
 */
public final class ColumnMemory {
    private static final int REGION = 1 << 26;
    /** The columns' share of the heap; the rest is for indexes, symbols and what is made of them. */
    private static final int SHARE = 4;

    private final long onHeap;
    private long used;
    private long spilled;
    private @Nullable ByteBuffer region;
    private int taken;

    /** With so many bytes on the heap. */
    public ColumnMemory(long onHeap) {
        this.onHeap = onHeap;
    }

    /** With a share of the heap that this JVM may have. */
    public static ColumnMemory ofHeap() {
        return new ColumnMemory(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** A page outside of the heap, of zeros, or null if it is to be on the heap. */
    @Nullable
    synchronized ByteBuffer page(int bytes) {
        if (used + bytes <= onHeap) {
            used += bytes;
            return null;
        }
        if (region == null || taken + bytes > REGION) {
            region = map();
            taken = 0;
        }
        taken += bytes;
        spilled += bytes;
        return region.slice(taken - bytes, bytes).order(ByteOrder.nativeOrder());
    }

    /** Bytes outside of the heap. */
    public synchronized long spilled() {
        return spilled;
    }

    private static ByteBuffer map() {
        try {
            Path file = Files.createTempFile("awaitscope-", ".columns");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, REGION);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder has no room for " + REGION
                    + " bytes of columns: give the JVM more heap or another java.io.tmpdir", e);
        }
    }
}
