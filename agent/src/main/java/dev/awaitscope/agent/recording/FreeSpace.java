package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How much room there is where JFR keeps a recording. JFR ends the whole JVM when that disk is full, so tracing has to
 * end before. Room is needed for what JFR still has in memory when it is stopped, for what may be written until then,
 * and, where the recording's file lies on the same disk, for that file. Used by one thread at a time, but for
 * {@link #guard}.
 */
final class FreeSpace {
    /** JFR's buffers (10 MB), its tables of names and stacks, and the end of the chunk. */
    static final long NEEDED_BYTES = 32L << 20;
    /** As much as is written in this time must be left. */
    private static final double AHEAD_NANOS = 1e9;
    /** A disk that was filling may do so again: its speed counts half after this time. */
    private static final double HALF_LIFE_NANOS = 5e8;
    /** What is written in less is as much as in this time, since programs write in bursts. */
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** No disk fills faster, in bytes per nanosecond: the next look comes before that can have used up what is left. */
    private static final double FASTEST = 8;
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    /** On a slow file system a look takes long: looking is to take a hundredth of the time at most. */
    private static final long PAUSE_PER_LOOK = 100;
    /** With less the reserve is given up. */
    private static final long NEARLY_FULL_BYTES = 4L << 20;
    private static final long GUARD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Repository repository;
    private final FileStore store;
    private final boolean together;
    private final Reserve reserve = new Reserve();
    private long lastFree = -1;
    private long lastNanos;
    private double bytesPerNano;
    private long pauseNanos = LONGEST_PAUSE_NANOS;

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
        long nanos = System.nanoTime();
        long free = store.getUsableSpace();
        long needed = needed(free, together ? repository.size() : 0, nanos);
        pauseNanos = pauseNanos(free - needed, System.nanoTime() - nanos);
        return free >= needed
                ? null
                : "only " + (free >> 20) + " MB are free where JFR keeps what it records, " + repository.folder()
                        + ", and " + (needed >> 20) + " MB are needed (JFR ends a program when that disk is full)";
    }

    /** As {@link #shortage}, while something is recorded; where there is little room, some of it is kept in reserve. */
    @Nullable
    String shortageWhileRecording() throws IOException {
        giveWayIfFull();
        String shortage = shortage();
        if (shortage == null && pauseNanos < LONGEST_PAUSE_NANOS && !reserve.isTaken()) {
            reserve.take(repository.folder());
            lastFree = store.getUsableSpace();
        }
        return shortage;
    }

    /** JFR needs what is in reserve once the disk is full. */
    void giveWayIfFull() throws IOException {
        if (reserve.isTaken() && store.getUsableSpace() < NEARLY_FULL_BYTES) {
            reserve.release();
        }
    }

    /** How long the next look may wait. */
    long pauseNanos() {
        return pauseNanos;
    }

    /**
     * How long the next look may wait.
     *
     * @param left
     *            free bytes beyond those that are needed
     * @param lookNanos
     *            how long this look took
     */
    static long pauseNanos(long left, long lookNanos) {
        long pause = Math.max((long) (left / FASTEST), Math.max(SHORTEST_PAUSE_NANOS, PAUSE_PER_LOOK * lookNanos));
        return Math.min(pause, LONGEST_PAUSE_NANOS);
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
        long passed = nowNanos - lastNanos;
        if (lastFree >= 0 && passed > 0) {
            // Whoever writes there: a disk that others fill is full all the same.
            double now = (double) Math.max(0, lastFree - free) / Math.max(passed, BURST_NANOS);
            bytesPerNano = Math.max(now, bytesPerNano * Math.pow(0.5, passed / HALF_LIFE_NANOS));
        }
        lastFree = free;
        lastNanos = nowNanos;
        return NEEDED_BYTES - (reserve.isTaken() ? Reserve.BYTES : 0) + (long) (bytesPerNano * AHEAD_NANOS) + recorded;
    }

    /** Does something that ends the recording, with the reserve at hand. */
    void guard(Runnable ending) {
        Thread guard = new Thread(this::watchWhileTaken, "awaitscope-space");
        guard.setDaemon(true);
        if (reserve.isTaken()) {
            guard.start();
        }
        try {
            ending.run();
        } finally {
            reserve.release();
        }
    }

    private void watchWhileTaken() {
        while (reserve.isTaken()) {
            try {
                giveWayIfFull();
            } catch (IOException e) {
                return;
            }
            LockSupport.parkNanos(this, GUARD_NANOS);
        }
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
