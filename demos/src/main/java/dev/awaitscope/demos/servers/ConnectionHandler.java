package dev.awaitscope.demos.servers;

import java.io.IOException;
import java.net.Socket;

/** What is done with one accepted connection, from its first byte to its closing. */
@FunctionalInterface
interface ConnectionHandler {

    /** Reads, answers and closes, on the calling thread. */
    void handle(Socket connection) throws IOException, InterruptedException;

    /**
     * Reads a request, does the work and answers; once, or for as long as the client asks. Blocking, pool and virtual
     * mode share it and differ only in the thread that runs it.
     */
    static ConnectionHandler answering(Work work, Answer answer) {
        byte[] bytes = answer.bytes();
        return connection -> {
            try (connection) {
                Requests requests = new Requests(connection.getInputStream());
                boolean again = true;
                while (again && requests.next()) {
                    work.perform();
                    connection.getOutputStream().write(bytes);
                    again = answer.keepAlive();
                }
            }
        };
    }
}
