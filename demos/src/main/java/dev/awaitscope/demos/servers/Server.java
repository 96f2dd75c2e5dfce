package dev.awaitscope.demos.servers;

import java.io.IOException;

/** A server that is bound to a port of the loopback interface. May be closed from any thread, and more than once. */
sealed interface Server extends AutoCloseable permits SocketServer, LoopServer {
    String HOST = "127.0.0.1";

    int port();

    /** Serves on the calling thread, or waits while others serve, until the server is closed. */
    void serve() throws InterruptedException;

    @Override
    void close();

    /**
     * Binds; connections queue from here on, and are answered once {@link #serve} runs.
     *
     * @param workers
     *            threads of the pool; the other modes have no such choice
     * @throws IOException
     *             when the port is not to be had
     */
    static Server bind(Mode mode, Service service, Answer answer, int port, int backlog, int workers)
            throws IOException, InterruptedException {
        return mode.isAsync() ? LoopServer.bind(mode, service, answer, port, backlog)
                : SocketServer.bind(mode, ConnectionHandler.answering(service, answer), port, backlog, workers);
    }
}
