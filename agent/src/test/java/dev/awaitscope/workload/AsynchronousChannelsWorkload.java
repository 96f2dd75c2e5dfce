package dev.awaitscope.workload;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Each kind of operation of asynchronous channels, by future and by handler, with known lengths and numbers of bytes. */
public final class AsynchronousChannelsWorkload {
    /** How long the accept and the first read have to wait, at least. */
    public static final int DELAY_MILLIS = 40;
    /** The time that is given to the read that gets nothing. */
    public static final int TIMEOUT_MILLIS = 30;
    /** What is sent. */
    public static final int BYTES = 1000;

    private AsynchronousChannelsWorkload() {}

    /** Prints what each operation came to. */
    public static void main(String[] args) throws Exception {
        try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Future<AsynchronousSocketChannel> accepted = server.accept();
            pause();
            try (AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
                client.connect(server.getLocalAddress()).get();
                try (AsynchronousSocketChannel peer = accepted.get()) {
                    sockets(client, peer);
                }
            }
            closedWhileAccepting(server);
        }
        refused();
        cancelled();
        files();
        writeTimedOut();
    }

    private static void sockets(AsynchronousSocketChannel client, AsynchronousSocketChannel peer) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        Future<Integer> read = peer.read(buffer);
        pause();
        int written = client.write(ByteBuffer.allocate(BYTES)).get();
        System.out.println("written " + written + ", read " + (read.get() > 0));

        Outcome<Integer> byHandler = new Outcome<>();
        client.read(ByteBuffer.allocate(BYTES), null, byHandler);
        peer.write(ByteBuffer.allocate(10)).get();
        System.out.println("by handler " + byHandler.get());

        Outcome<Integer> timedOut = new Outcome<>();
        peer.read(ByteBuffer.allocate(1), TIMEOUT_MILLIS, TimeUnit.MILLISECONDS, null, timedOut);
        try {
            timedOut.get();
        } catch (ExecutionException e) {
            System.out.println("timed out " + (e.getCause() instanceof InterruptedByTimeoutException));
        }
        Future<Integer> end = client.read(ByteBuffer.allocate(1));
        peer.shutdownOutput();
        System.out.println("end " + end.get());
    }

    private static void closedWhileAccepting(AsynchronousServerSocketChannel server) throws Exception {
        Future<AsynchronousSocketChannel> accepted = server.accept();
        server.close();
        try {
            accepted.get();
        } catch (ExecutionException e) {
            System.out.println("closed " + (e.getCause() instanceof AsynchronousCloseException));
        }
    }

    /** A port that nobody listens to. */
    private static void refused() throws Exception {
        InetSocketAddress closed;
        try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            closed = (InetSocketAddress) server.getLocalAddress();
        }
        try (AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
            Outcome<Void> connected = new Outcome<>();
            client.connect(closed, null, connected);
            connected.get();
        } catch (ExecutionException e) {
            System.out.println("refused " + (e.getCause() instanceof ConnectException));
        }
    }

    /** A connection by handlers on both sides, a read by several buffers, and one that is cancelled. */
    private static void cancelled() throws Exception {
        try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Outcome<AsynchronousSocketChannel> accepted = new Outcome<>();
            server.accept(null, accepted);
            try (AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
                Outcome<Void> connected = new Outcome<>();
                client.connect(server.getLocalAddress(), null, connected);
                connected.get();
                try (AsynchronousSocketChannel peer = accepted.get()) {
                    ByteBuffer[] buffers = {ByteBuffer.allocate(10), ByteBuffer.allocate(20)};
                    Outcome<Long> written = new Outcome<>();
                    client.write(buffers, 0, 2, 0, TimeUnit.MILLISECONDS, null, written);
                    System.out.println("gathered " + written.get());
                    Future<Integer> read = client.read(ByteBuffer.allocate(1));
                    System.out.println("cancelled " + read.cancel(true) + peer.isOpen());
                }
            }
        }
    }

    /** Somebody who never reads: writes go into the system's buffers until these are full. */
    private static void writeTimedOut() throws Exception {
        try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Future<AsynchronousSocketChannel> accepted = server.accept();
            try (AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
                client.connect(server.getLocalAddress()).get();
                try (AsynchronousSocketChannel peer = accepted.get()) {
                    System.out.println("write timed out " + fill(client) + peer.isOpen());
                }
            }
        }
    }

    private static boolean fill(AsynchronousSocketChannel client) throws InterruptedException {
        while (true) {
            Outcome<Integer> written = new Outcome<>();
            client.write(ByteBuffer.allocate(1 << 20), TIMEOUT_MILLIS, TimeUnit.MILLISECONDS, null, written);
            try {
                written.get();
            } catch (ExecutionException e) {
                return e.getCause() instanceof InterruptedByTimeoutException;
            }
        }
    }

    private static void files() throws Exception {
        Path file = Files.createTempFile("awaitscope", ".bytes");
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(file, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            System.out.println("file written " + channel.write(ByteBuffer.allocate(BYTES), 0).get());
            Outcome<Integer> read = new Outcome<>();
            channel.read(ByteBuffer.allocate(2 * BYTES), 0, null, read);
            System.out.println("file read " + read.get());
            System.out.println("file end " + channel.read(ByteBuffer.allocate(1), BYTES).get());
            Outcome<Integer> written = new Outcome<>();
            channel.write(ByteBuffer.allocate(1), BYTES, null, written);
            System.out.println("file written by handler " + written.get());
        } finally {
            Files.delete(file);
        }
    }

    private static void pause() throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DELAY_MILLIS);
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static final class Outcome<V> implements CompletionHandler<V, Void> {
        private final CompletableFuture<V> future = new CompletableFuture<>();

        V get() throws InterruptedException, ExecutionException {
            return future.get();
        }

        @Override
        public void completed(V result, Void attachment) {
            future.complete(result);
        }

        @Override
        public void failed(Throwable failure, Void attachment) {
            future.completeExceptionally(failure);
        }
    }
}
