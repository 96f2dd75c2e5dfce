package dev.awaitscope.demos.servers;

import java.io.IOException;
import java.io.InputStream;

/** The requests that come in on one connection, one after the other. Not thread-safe. */
final class Requests {
    private static final int LONGEST = 4096;

    private final InputStream in;
    private final byte[] bytes = new byte[LONGEST];
    private int length;

    Requests(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the next request, up to the empty line that ends its head; this server's requests have no body. No time
     * limit: a client that connects and says nothing keeps a thread, and that is what blocking means.
     *
     * @return false when the client closed before that line, or sent 4 KiB without it
     */
    boolean next() throws IOException {
        int searched = 0;
        while (true) {
            int end = end(searched);
            if (end >= 0) {
                System.arraycopy(bytes, end, bytes, 0, length - end);
                length -= end;
                return true;
            }
            searched = Math.max(0, length - 3);
            int read = length == LONGEST ? -1 : in.read(bytes, length, LONGEST - length);
            if (read < 0) {
                return false;
            }
            length += read;
        }
    }

    /** Index after the first empty line, or -1. */
    private int end(int from) {
        for (int i = from; i + 4 <= length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }
}
