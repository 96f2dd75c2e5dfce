package dev.awaitscope.demos.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A plain accept loop which gives each connection to an executor. The executor is the whole difference between
 * blocking, pool and virtual.
 */
final class SocketServer implements Server {
    private static final int ACCEPT_RETRY_MILLIS = 10;

    private final ServerSocket socket;
    private final Executor executor;
    private final ConnectionHandler handler;

    private SocketServer(ServerSocket socket, Executor executor, ConnectionHandler handler) {
        this.socket = socket;
        this.executor = executor;
        this.handler = handler;
    }

    static SocketServer bind(Mode mode, ConnectionHandler handler, int port, int backlog, int workers)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), backlog);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new SocketServer(socket, executor(mode, workers), handler);
    }

    private static Executor executor(Mode mode, int workers) {
        return switch (mode) {
            case BLOCKING -> Runnable::run;
            case POOL -> new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().name("worker-", 1).factory());
            case VIRTUAL -> Executors.newVirtualThreadPerTaskExecutor();
            case ASYNC, LOOPS, EPOLL, IO_URING -> throw new IllegalArgumentException("an event loop has no executor");
        };
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void serve() throws InterruptedException {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                executor.execute(() -> handle(connection));
            } catch (IOException _) {
                // Closed, which the loop sees; or out of file descriptors, which only time and the end of other
                // connections can mend
                if (!socket.isClosed()) {
                    TimeUnit.MILLISECONDS.sleep(ACCEPT_RETRY_MILLIS);
                }
            } catch (RejectedExecutionException _) {
                // Closed between accept and execute
            }
        }
    }

    private void handle(Socket connection) {
        try {
            handler.handle(connection);
        } catch (IOException _) {
            // The client is gone: its own affair, and no reason to stop
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a listening socket does not fail", e);
        }
        if (executor instanceof ExecutorService service) {
            service.shutdownNow();
        }
    }
}
