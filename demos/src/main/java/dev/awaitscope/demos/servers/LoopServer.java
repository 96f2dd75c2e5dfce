package dev.awaitscope.demos.servers;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The same answer from Vert.x: one event-loop thread serves every connection, or one for each core. Vert.x accepts on a thread of its own
 * ({@code vert.x-acceptor-thread-0}) and hands the connections to the loop, which is why this mode has two busy threads
 * in a picture and not one.
 */
final class LoopServer implements Server {
    private static final int CLOSING_SECONDS = 5;

    private final Vertx vertx;
    private final int port;
    private final CountDownLatch closed = new CountDownLatch(1);

    private LoopServer(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /**
     * Binds.
     *
     * @throws UnsupportedOperationException if this system has no such transport
     */
    static LoopServer bind(Mode mode, Service service, Answer answer, int port, int backlog)
            throws IOException, InterruptedException {
        int loops = mode == Mode.LOOPS ? Runtime.getRuntime().availableProcessors() : 1;
        VertxBuilder builder = Vertx.builder()
                .with(new VertxOptions().setEventLoopPoolSize(loops)
                        .setPreferNativeTransport(false)
                        .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false)
                                .setFileCachingEnabled(false)));
        Vertx vertx = switch (mode) {
            case EPOLL -> builder.withTransport(available(Transport.EPOLL)).build();
            case IO_URING -> builder.withTransport(available(Transport.IO_URING)).build();
            case ASYNC, LOOPS, BLOCKING, POOL, VIRTUAL -> builder.build();
        };
        try {
            int bound = port;
            for (int loop = 0; loop < loops; loop++) {
                // To Vert.x a negative port is any free one that all who say the same number share
                bound = listen(vertx, service, answer, port == 0 ? -1 : port, backlog);
            }
            return new LoopServer(vertx, bound);
        } catch (ExecutionException e) {
            vertx.close();
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IllegalStateException("listening failed", e);
        }
    }

    private static Transport available(@Nullable Transport transport) {
        if (transport == null || !transport.available()) {
            Throwable cause = transport == null ? null : transport.unavailabilityCause();
            while (cause != null && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new UnsupportedOperationException(
                    cause == null ? "no library for this system" : String.valueOf(cause.getMessage()));
        }
        return transport;
    }

    /**
     * Where only the JDK's selectors are wanted: Vert.x loads the libraries of the other transports merely to see whether
     * it could, and the JVM warns of that. For a whole process, before anything else of Vert.x.
     */
    static void withoutNativeLibraries() {
        System.setProperty("io.netty.transport.noNative", "true");
    }

    /** One loop more. */
    private static int listen(Vertx vertx, Service service, Answer answer, int port, int backlog)
            throws InterruptedException, ExecutionException {
        CompletableFuture<HttpServer> listening = new CompletableFuture<>();
        Future<String> deployed = vertx.deployVerticle(_ -> vertx.createHttpServer(new HttpServerOptions().setHost(HOST)
                .setPort(port)
                .setAcceptBacklog(backlog)
                .setHttp2ClearTextEnabled(false))
                .connectionHandler(LoopServer::ignoreFailures)
                .requestHandler(request -> service.perform(vertx)
                        .onSuccess(_ -> send(answer, request))
                        .onFailure(_ -> request.connection().close()))
                .listen()
                .onSuccess(listening::complete)
                .onFailure(listening::completeExceptionally));
        // Where it fails, Vert.x first has to be done with that: closed in the middle, it logs that it was.
        deployed.toCompletionStage().toCompletableFuture().get();
        return listening.get().actualPort();
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
        return port;
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
