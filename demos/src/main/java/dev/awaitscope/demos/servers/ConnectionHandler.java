package dev.awaitscope.demos.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** What is done with one accepted connection, from its first byte to its closing. */
@FunctionalInterface
interface ConnectionHandler {

    /** Reads, answers and closes, on the calling thread. */
    void handle(Socket connection) throws IOException, InterruptedException;

    /**
     * Reads one request, does the work and answers. Blocking, pool and virtual mode share it and differ only in the
     * thread that runs it.
     */
    static ConnectionHandler answering(Work work) {
        byte[] answer = Answer.bytes();
        return connection -> {
            try (connection) {
                if (readHead(connection.getInputStream())) {
                    work.perform();
                    connection.getOutputStream().write(answer);
                }
            }
        };
    }

    /**
     * Reads a request up to the empty line that ends its head. No time limit: a client that connects and says nothing
     * keeps a thread, and that is what blocking means.
     *
     * @return false when the client closed before that line, or sent 4 KiB without it
     */
    private static boolean readHead(InputStream in) throws IOException {
        byte[] head = new byte[4096];
        int length = 0;
        while (length < head.length) {
            int read = in.read(head, length, head.length - length);
            if (read < 0) {
                return false;
            }
            if (hasEmptyLine(head, Math.max(0, length - 3), length + read)) {
                return true;
            }
            length += read;
        }
        return false;
    }

    private static boolean hasEmptyLine(byte[] head, int from, int to) {
        for (int i = from; i + 4 <= to; i++) {
            if (head[i] == '\r' && head[i + 1] == '\n' && head[i + 2] == '\r' && head[i + 3] == '\n') {
                return true;
            }
        }
        return false;
    }
}
