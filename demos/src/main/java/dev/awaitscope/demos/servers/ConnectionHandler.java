package dev.awaitscope.demos.servers;

import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;

/** What is done with one accepted connection, from its first byte to its closing. */
@FunctionalInterface
interface ConnectionHandler {

    /** Reads, answers and closes, on the calling thread. */
    void handle(Socket connection) throws IOException, InterruptedException;

    /**
     * Reads a request, does the work and answers; once, or for as long as the client asks. Blocking, pool and virtual
     * mode share it and differ only in the thread that runs it.
     */
    static ConnectionHandler answering(Service service, Answer answer) {
        byte[] bytes = answer.bytes();
        return connection -> {
            try (connection) {
                Requests requests = new Requests(connection.getInputStream());
                boolean again = true;
                while (again && requests.next()) {
                    perform(service);
                    connection.getOutputStream().write(bytes);
                    again = answer.keepAlive();
                }
            }
        };
    }

    /** Without its work done a request has no answer, and its connection is closed: the client sees that. */
    private static void perform(Service service) throws IOException, InterruptedException {
        try {
            service.perform();
        } catch (SQLException e) {
            throw new IOException("the database failed", e);
        }
    }
}
