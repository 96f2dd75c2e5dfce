package dev.awaitscope.workload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has a secret in each place that a program may have one in, all of them different. */
public final class PrivacyWorkload {
    private PrivacyWorkload() {}

    /** One argument, a secret. */
    public static void main(String[] args) throws Exception {
        System.setProperty("set.later", "secret-of-a-property-set-later");
        Path file = Files.writeString(Path.of("secret-of-a-path.txt"), "secret-of-a-file");
        String read = Files.readString(file) + System.getenv("AWAITSCOPE_TEST_SECRET") + args[0];
        CompletableFuture<String> failed = CompletableFuture
                .supplyAsync(() -> fail(read.length() + " secret-of-a-message"));
        exchange("secret-of-a-content");
        CountDownLatch latch = new CountDownLatch(1);
        Thread waiter = new Thread(() -> await(latch), "secret-of-a-thread");
        waiter.start();
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        TimeUnit.MILLISECONDS.sleep(100);
        latch.countDown();
        waiter.join();
        System.out.println(failed.isDone() ? "done" : "done, the failure is to come");
    }

    private static String fail(String message) {
        throw new IllegalStateException(message);
    }

    /** The reader waits long enough to be seen. */
    private static void exchange(String content) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            Thread writer = new Thread(() -> write(accepted, content), "writer");
            writer.start();
            client.getInputStream().readNBytes(content.length());
            writer.join();
        }
    }

    private static void write(Socket socket, String content) {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
            socket.getOutputStream().write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
