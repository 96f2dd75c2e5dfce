package dev.awaitscope.demos.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Some client threads in the server's own JVM, which share a number of requests: enough for a story, not for a
 * benchmark.
 *
 * @param port
 *            where the server listens
 * @param clients
 *            threads
 * @param requests
 *            of all of them together
 */
record Clients(int port, int clients, int requests) {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    /**
     * What came of it.
     *
     * @param nanos
     *            from the first request to the last answer
     * @param latencyNanos
     *            sum over the requests
     */
    record Outcome(long answered, long failed, long nanos, long latencyNanos) {}

    Outcome run() throws InterruptedException {
        byte[] expected = new Answer(false).bytes();
        AtomicInteger left = new AtomicInteger(requests);
        LongAdder answered = new LongAdder();
        LongAdder latencyNanos = new LongAdder();
        long startNanos = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(clients,
                Thread.ofPlatform().name("client-", 1).factory());
        for (int client = 0; client < clients; client++) {
            threads.execute(() -> {
                while (left.getAndDecrement() > 0) {
                    long askedNanos = System.nanoTime();
                    if (Arrays.equals(ask(), expected)) {
                        answered.increment();
                    }
                    latencyNanos.add(System.nanoTime() - askedNanos);
                }
            });
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.DAYS);
        return new Outcome(answered.sum(), requests - answered.sum(), System.nanoTime() - startNanos,
                latencyNanos.sum());
    }

    /** What the server sends until it closes; nothing when it cannot be reached. */
    private byte[] ask() {
        try (Socket socket = new Socket(InetAddress.ofLiteral(Server.HOST), port)) {
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().readAllBytes();
        } catch (IOException _) {
            return new byte[0];
        }
    }
}
