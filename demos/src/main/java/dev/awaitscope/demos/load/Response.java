package dev.awaitscope.demos.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The answer to one request while it arrives in pieces. Not thread-safe. */
final class Response {
    private static final int LARGEST = 65_536;
    private static final String STATUS = "HTTP/1.1 200 ";
    private static final String LENGTH = "\r\ncontent-length:";

    private byte[] bytes = new byte[256];
    private int length;

    /** Takes what has arrived. */
    void append(ByteBuffer piece) {
        int pieceLength = piece.remaining();
        if (length + pieceLength > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + pieceLength, 2 * bytes.length));
        }
        piece.get(bytes, length, pieceLength);
        length += pieceLength;
    }

    /**
     * Whether nothing more needs to be read: as long as its header says, or longer than any answer this client expects.
     */
    boolean isWhole() {
        int end = end();
        return (end >= 0 && length >= end) || length > LARGEST;
    }

    /** What is wrong with it, or null for a right answer. */
    @Nullable
    Failure check(byte[] expectedBody) {
        int bodyStart = bodyStart();
        if (bodyStart < 0) {
            return length == 0 ? Failure.CLOSED : text(length).startsWith("HTTP/1.") ? Failure.CLOSED : Failure.STATUS;
        }
        if (!text(bodyStart).startsWith(STATUS)) {
            return Failure.STATUS;
        }
        if (length < end()) {
            return Failure.CLOSED;
        }
        return Arrays.equals(bytes, bodyStart, length, expectedBody, 0, expectedBody.length) ? null : Failure.BODY;
    }

    /** Index after the last byte, or -1 while the header has not arrived or when it does not say. */
    private int end() {
        int bodyStart = bodyStart();
        if (bodyStart < 0) {
            return -1;
        }
        String head = text(bodyStart).toLowerCase(Locale.ROOT);
        int label = head.indexOf(LENGTH);
        if (label < 0) {
            return -1;
        }
        int from = label + LENGTH.length();
        String value = head.substring(from, head.indexOf('\r', from)).strip();
        return value.matches("\\d{1,9}") ? bodyStart + Integer.parseInt(value) : -1;
    }

    private int bodyStart() {
        for (int i = 0; i + 4 <= length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private String text(int end) {
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
