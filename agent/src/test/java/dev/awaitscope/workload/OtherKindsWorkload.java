package dev.awaitscope.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** The thread {@code waiter} waits once in each way that is none of the eleven, each time ended by {@code waker}. */
public final class OtherKindsWorkload {
    private interface Action {
        void run() throws Exception;
    }

    /** A call whose loser does nothing. */
    private static final class Simple extends Wait.Call {
        private final Action await;
        private final Action win;

        Simple(String kind, Action await, Action win) {
            super(kind, null);
            this.await = await;
            this.win = win;
        }

        @Override
        boolean waits(Thread waiter) {
            return super.waits(waiter) || kind.equals("io") && reads(waiter.getStackTrace());
        }

        /** Who waits for input is in the system's code, which the JVM takes for running. */
        private static boolean reads(StackTraceElement[] stack) {
            String method = stack.length > 0 && stack[0].isNativeMethod() ? stack[0].getMethodName() : "";
            return method.startsWith("read") || method.startsWith("accept") || method.equals("poll");
        }

        @Override
        void await(Wait wait) throws Exception {
            await.run();
        }

        @Override
        void win(Wait wait) throws Exception {
            wait.sleepUntilLost();
            wait.waking();
            win.run();
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
        }
    }

    /** Joined while the winner runs it. */
    private static final class JoinTask extends Wait.Call {
        private volatile boolean running;
        private @Nullable Wait current;
        private final ForkJoinTask<?> task = ForkJoinTask.adapt(this::run);

        JoinTask() {
            super("task-join", null);
        }

        private void run() {
            running = true;
            Wait wait = current;
            if (wait != null) {
                wait.sleepUntilLost();
                wait.waking();
            }
        }

        @Override
        boolean isReady() {
            return running;
        }

        @Override
        void await(Wait wait) {
            task.join();
        }

        @Override
        void win(Wait wait) {
            current = wait;
            task.invoke();
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
        }
    }

    private OtherKindsWorkload() {}

    /**
     * Prints the kinds in order.
     *
     * @param args
     *            platform or virtual
     */
    public static void main(String[] args) throws Exception {
        List<AutoCloseable> open = new ArrayList<>();
        List<Wait.Call> calls = new ArrayList<>(synchronizers());
        calls.addAll(streams(open));
        calls.addAll(sockets(open));
        Process sleeper = new ProcessBuilder("sleep", "600").start();
        calls.add(new Simple("process", sleeper::waitFor, sleeper::destroy));
        Thread waiter = Virtual.thread(args[0], "waiter", () -> waitForAll(calls));
        waiter.start();
        waiter.join();
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private static void waitForAll(List<Wait.Call> calls) {
        try {
            for (Wait.Call call : calls) {
                new Wait(call, TimeUnit.MILLISECONDS.toNanos(30), "waker", "other", true).run();
                System.out.println(call.kind);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Wait.Call> synchronizers() {
        CyclicBarrier barrier = new CyclicBarrier(2);
        Phaser phaser = new Phaser(2);
        Exchanger<String> exchanger = new Exchanger<>();
        StampedLock stamped = new StampedLock();
        long stamp = stamped.writeLock();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        return List.of(new Simple("barrier", barrier::await, barrier::await),
                new Simple("phaser", phaser::arriveAndAwaitAdvance, phaser::arrive),
                new Simple("exchanger", () -> exchanger.exchange("a"), () -> exchanger.exchange("b")),
                new Simple("lock", () -> stamped.unlockRead(stamped.readLock()), () -> stamped.unlockWrite(stamp)),
                new JoinTask(), new Simple("executor", () -> executor.awaitTermination(1, TimeUnit.MINUTES),
                        executor::shutdown));
    }

    private static List<Wait.Call> streams(List<AutoCloseable> open) throws IOException {
        PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out);
        Pipe pipe = Pipe.open();
        Process echo = new ProcessBuilder("cat").start();
        open.addAll(List.of(out, in, pipe.source(), pipe.sink(), echo::destroy));
        return List.of(new Simple("io", in::read, () -> write(out)),
                new Simple("io", () -> pipe.source().read(ByteBuffer.allocate(1)),
                        () -> pipe.sink().write(ByteBuffer.allocate(1))),
                new Simple("io", echo.getInputStream()::read, () -> write(echo.getOutputStream())));
    }

    private static void write(OutputStream out) throws IOException {
        out.write(7);
        out.flush();
    }

    private static List<Wait.Call> sockets(List<AutoCloseable> open) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket other = server.accept();
        ServerSocket web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://" + web.getInetAddress().getHostAddress() + ":" + web.getLocalPort()))
                .build();
        open.addAll(List.of(client, other, server, web));
        return List.of(new Simple("io", client.getInputStream()::read, () -> write(other.getOutputStream())),
                new Simple("io", () -> server.accept().close(),
                        () -> new Socket(server.getInetAddress(), server.getLocalPort()).close()),
                new Simple("http", () -> http.send(request, HttpResponse.BodyHandlers.discarding()),
                        () -> answer(web)));
    }

    private static void answer(ServerSocket web) throws IOException {
        try (Socket socket = web.accept()) {
            InputStream in = socket.getInputStream();
            if (in.read(new byte[8192]) > 0) {
                socket.getOutputStream()
                        .write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
