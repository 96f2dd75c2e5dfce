package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How much room there is where JFR keeps a recording. JFR ends the whole JVM when that disk is full, so tracing has to
 * end before. Room is needed for what JFR still has in memory when it is stopped, for what may be written until the next
 * look, and, where the recording's file lies on the same disk, for that file. Not thread-safe.
 */
final class FreeSpace {
    /** JFR's buffers (10 MB), its tables of names and stacks, and the end of the chunk. */
    static final long RESERVE_BYTES = 32L << 20;
    /** As much as is written in this time must be left: until the next look, and until all has been written. */
    private static final double AHEAD_NANOS = 2e9;
    /** With less than this on top of what is needed, the next look comes sooner. */
    private static final long AMPLE_BYTES = 1L << 30;

    private final Repository repository;
    private final FileStore store;
    private final boolean together;
    private long lastFree = -1;
    private long lastNanos;
    private double bytesPerNano;
    private boolean ample;

    /**
     * @param file
     *            the recording, which need not be there yet
     */
    FreeSpace(Repository repository, Path file) throws IOException {
        this.repository = repository;
        this.store = Files.getFileStore(existing(repository.folder()));
        this.together = store.equals(Files.getFileStore(existing(file)));
    }

    /** What is wrong if there is too little room to go on; null if there is enough. */
    @Nullable
    String shortage() throws IOException {
        long free = store.getUsableSpace();
        long needed = needed(free, together ? repository.size() : 0, System.nanoTime());
        ample = free - needed > AMPLE_BYTES;
        return free >= needed
                ? null
                : "only " + (free >> 20) + " MB are free where JFR keeps what it records, " + repository.folder()
                        + ", and " + (needed >> 20) + " MB are needed (JFR ends a program when that disk is full)";
    }

    /** Whether the last look saw so much room that the next one has time. */
    boolean isAmple() {
        return ample;
    }

    /**
     * Bytes that must be free.
     *
     * @param free
     *            bytes that are
     * @param recorded
     *            bytes of the recording that have yet to be copied to the same disk
     */
    long needed(long free, long recorded, long nowNanos) {
        if (lastFree >= 0 && nowNanos > lastNanos) {
            // Whoever writes there: a disk that others fill is full all the same.
            double now = (double) Math.max(0, lastFree - free) / (nowNanos - lastNanos);
            bytesPerNano = Math.max(now, bytesPerNano / 2);
        }
        lastFree = free;
        lastNanos = nowNanos;
        return RESERVE_BYTES + (long) (bytesPerNano * AHEAD_NANOS) + recorded;
    }

    private static Path existing(Path path) {
        Path there = path;
        while (!Files.exists(there)) {
            Path parent = there.getParent();
            if (parent == null) {
                return there;
            }
            there = parent;
        }
        return there;
    }
}
