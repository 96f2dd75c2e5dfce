package dev.awaitscope.demos.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does to each connection what the test says, after reading one request. */
final class ScriptedServer implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket = new ServerSocket();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Script script;

    /** What to do with a connection that has sent its request. */
    @FunctionalInterface
    interface Script {
        void play(Socket connection) throws Exception;
    }

    ScriptedServer(Script script) throws IOException {
        this.script = script;
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1024);
        Thread.ofVirtual().start(this::accept);
    }

    static Script answering(String... pieces) {
        return connection -> {
            for (String piece : pieces) {
                connection.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }

    /** Answers so many requests on a connection, then closes it. */
    static Script keeping(int requests, String answer) {
        return connection -> {
            for (int i = 0; i < requests; i++) {
                if (i > 0 && !readHead(connection.getInputStream())) {
                    return;
                }
                answering(answer).play(connection);
            }
        };
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                executor.execute(() -> serve(connection));
            }
        } catch (IOException _) {
            // Closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            if (!readHead(connection.getInputStream())) {
                return;
            }
            script.play(connection);
        } catch (Exception _) {
            // The client has closed by a reset, as it should
        }
    }

    private static boolean readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                return false;
            }
            head.append((char) read);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        executor.shutdownNow();
    }
}
