package dev.awaitscope.reports.recording;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The 68 bytes a chunk begins with. Offsets are from the chunk's first byte. Nothing in it is to be trusted before the
 * events were walked.
 *
 * @param major
 *            1 or 2 for what a JDK of today reads
 * @param size
 *            bytes of the chunk
 * @param poolOffset
 *            the last checkpoint event
 * @param metadataOffset
 *            the last metadata event
 * @param startNanos
 *            nanoseconds of the Unix epoch
 * @param durationNanos
 *            length
 * @param startTicks
 *            the same instant as {@code startNanos}
 * @param ticksPerSecond
 *            frequency
 * @param state
 *            0 once the chunk is finished
 */
record ChunkHeader(int major, int minor, long size, long poolOffset, long metadataOffset, long startNanos,
        long durationNanos, long startTicks, long ticksPerSecond, int state, boolean compressed) {
    static final int BYTES = 68;
    static final int SIZE_AT = 8;
    static final int POOL_AT = 16;
    static final int METADATA_AT = 24;
    static final int STATE_AT = 64;

    private static final int FLAGS_AT = 67;
    private static final int MAGIC = 0x464c5200;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** Whether a chunk may begin here. */
    static boolean at(MemorySegment file, long offset) {
        return offset + 4 <= file.byteSize() && file.get(ValueLayout.JAVA_BYTE, offset) == 'F'
                && file.get(INT, offset) == MAGIC;
    }

    /** Reads the header; all 68 bytes must be there. */
    static ChunkHeader read(MemorySegment file, long offset) {
        return new ChunkHeader(file.get(SHORT, offset + 4), file.get(SHORT, offset + 6),
                file.get(LONG, offset + SIZE_AT), file.get(LONG, offset + POOL_AT),
                file.get(LONG, offset + METADATA_AT), file.get(LONG, offset + 32), file.get(LONG, offset + 40),
                file.get(LONG, offset + 48), file.get(LONG, offset + 56),
                file.get(ValueLayout.JAVA_BYTE, offset + STATE_AT) & 0xff,
                (file.get(ValueLayout.JAVA_BYTE, offset + FLAGS_AT) & 1) != 0);
    }

    boolean versionKnown() {
        return major == 1 || major == 2;
    }

    /** Whether the other chunk can be of the same JVM: its ticks and wall times agree with those of this one. */
    boolean sameJvm(ChunkHeader other) {
        double ticksApart = (double) (other.startTicks - startTicks) / ticksPerSecond * 1e9;
        double nanosApart = (double) (other.startNanos - startNanos);
        // Clocks drift: a TSC may be 100 ppm off what NTP makes of the wall clock.
        double tolerance = 20e6 + Math.abs(nanosApart) * 2e-4;
        return ticksPerSecond == other.ticksPerSecond && Math.abs(ticksApart - nanosApart) < tolerance;
    }

    /** Whether the other chunk, which begins later, begins before this one ends: those of one JVM do not. */
    boolean overlaps(ChunkHeader other) {
        return startNanos + durationNanos - 20_000_000 > other.startNanos;
    }

    /** Whether both describe the same chunk, perhaps at different times of its growth. */
    boolean sameChunk(ChunkHeader other) {
        return startNanos == other.startNanos && startTicks == other.startTicks
                && ticksPerSecond == other.ticksPerSecond;
    }
}
