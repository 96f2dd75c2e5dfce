package dev.awaitscope.demos.servers;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The same answer from Vert.x: one event-loop thread serves every connection. Vert.x accepts on a thread of its own
 * ({@code vert.x-acceptor-thread-0}) and hands the connections to the loop, which is why this mode has two busy threads
 * in a picture and not one.
 */
final class LoopServer implements Server {
    private static final int CLOSING_SECONDS = 5;

    private final Vertx vertx;
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    private LoopServer(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    static LoopServer bind(Work work, Answer answer, int port, int backlog) throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)
                .setPreferNativeTransport(false)
                .setFileSystemOptions(
                        new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
        HttpServerOptions options = new HttpServerOptions().setHost(HOST)
                .setPort(port)
                .setAcceptBacklog(backlog)
                .setHttp2ClearTextEnabled(false);
        try {
            HttpServer server = vertx.createHttpServer(options)
                    .connectionHandler(LoopServer::ignoreFailures)
                    .requestHandler(request -> work.perform(vertx, () -> send(answer, request)))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            return new LoopServer(vertx, server);
        } catch (ExecutionException e) {
            vertx.close();
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IllegalStateException("listening failed", e);
        }
    }

    /** A client that is gone is its own affair; Vert.x would write a line for each. */
    private static void ignoreFailures(HttpConnection connection) {
        connection.exceptionHandler(_ -> {});
    }

    private static void send(Answer answer, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        answer.headers().forEach(response::putHeader);
        Future<Void> sent = response.end(Answer.BODY);
        if (!answer.keepAlive()) {
            // Vert.x closes by itself only where the client has asked for it; the other modes close always
            sent.onComplete(_ -> request.connection().close());
        }
    }

    @Override
    public int port() {
        return server.actualPort();
    }

    @Override
    public void serve() throws InterruptedException {
        closed.await();
    }

    /**
     * Returns when nothing listens any more, or after a few seconds: without a free file descriptor it may never end.
     */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // The process ends next, and closes what is left
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closed.countDown();
        }
    }
}
