package dev.awaitscope.reports.recording;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads the variable-length integers of JFR from mapped memory, never beyond a limit. Single-threaded. */
final class Varint {
    private final MemorySegment file;
    private final long limit;
    private long position;

    Varint(MemorySegment file, long position, long limit) {
        this.file = file;
        this.position = position;
        this.limit = limit;
    }

    long position() {
        return position;
    }

    void position(long to) {
        position = to;
    }

    /** The next integer, or -1 if it goes beyond the limit. No integer read here is negative in sound data. */
    long next() {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            if (position >= limit) {
                return -1;
            }
            byte b = file.get(ValueLayout.JAVA_BYTE, position++);
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        if (position >= limit) {
            return -1;
        }
        return value | (long) file.get(ValueLayout.JAVA_BYTE, position++) << 56;
    }

    /** Steps over an integer of any value; false if it goes beyond the limit. */
    boolean skipNumber() {
        for (int i = 0; i < 8; i++) {
            if (position >= limit) {
                return false;
            }
            if (file.get(ValueLayout.JAVA_BYTE, position++) >= 0) {
                return true;
            }
        }
        return skip(1);
    }

    /** Steps over so many bytes; false if they go beyond the limit or back. */
    boolean skip(long bytes) {
        if (bytes < 0 || bytes > limit - position) {
            return false;
        }
        position += bytes;
        return true;
    }

    /** A copy of the next bytes, which must be there. */
    byte[] bytes(int count) {
        byte[] bytes = file.asSlice(position, count).toArray(ValueLayout.JAVA_BYTE);
        position += count;
        return bytes;
    }

    /** Bytes up to the limit. */
    long left() {
        return limit - position;
    }

    /** The next byte, or -1 beyond the limit. */
    int nextByte() {
        return position >= limit ? -1 : file.get(ValueLayout.JAVA_BYTE, position++) & 0xff;
    }
}
