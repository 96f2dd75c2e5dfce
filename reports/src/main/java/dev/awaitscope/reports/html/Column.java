package dev.awaitscope.reports.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A column of small numbers on its way into a page: unsigned integers of variable length, or plain bytes. */
final class Column {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Seven bits a byte, lowest first; {@code value} is at least 0. */
    void varint(long value) {
        long left = value;
        while (left >= 0x80) {
            bytes.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    /** An index of which -1 means none. */
    void optional(long index) {
        varint(index + 1);
    }

    void octet(int value) {
        bytes.write(value);
    }

    /** The column preceded by its length, four bytes, lowest first. */
    void writeTo(OutputStream out) throws IOException {
        int size = bytes.size();
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(size >>> shift);
        }
        bytes.writeTo(out);
    }
}
