package dev.awaitscope.demos.servers;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that serves on a thread of its own until it is closed, and raw connections to it. */
final class RunningServer implements AutoCloseable {
    static final String REQUEST = "GET / HTTP/1.1\r\nhost: here\r\n\r\n";

    private final Server server;
    final Thread thread;

    private RunningServer(Server server) {
        this.server = server;
        this.thread = Thread.ofPlatform().name("serving").start(() -> {
            try {
                server.serve();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static RunningServer of(Mode mode) throws Exception {
        return of(mode, Work.HELLO);
    }

    static RunningServer of(Mode mode, Work work) throws Exception {
        return bind(mode, work, new Answer(false));
    }

    static RunningServer keepingAlive(Mode mode) throws Exception {
        return bind(mode, Work.HELLO, new Answer(true));
    }

    /** Skips the test where this system lacks what the mode needs. */
    private static RunningServer bind(Mode mode, Work work, Answer answer) throws Exception {
        try {
            return new RunningServer(Server.bind(mode, new Service(work, null), answer, 0, 128, 8));
        } catch (UnsupportedOperationException e) {
            return abort(mode + ": " + e.getMessage());
        }
    }

    static RunningServer of(Mode mode, ConnectionHandler handler) throws IOException {
        return new RunningServer(SocketServer.bind(mode, handler, 0, 128, 8));
    }

    int port() {
        return server.port();
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral(Server.HOST), port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Everything the server sends until it closes. */
    String receive(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    String ask(String request) throws IOException {
        try (Socket socket = connect()) {
            send(socket, request);
            return receive(socket);
        }
    }

    /** Closes, and returns when nothing serves any more. */
    @Override
    public void close() {
        server.close();
        await().until(() -> !thread.isAlive());
    }
}
