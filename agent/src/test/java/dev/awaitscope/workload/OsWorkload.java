package dev.awaitscope.workload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What only the operating system knows: many threads, a queue of connections that overflows, a quota used up. */
public final class OsWorkload {
    /** Longer than two of the seconds in which the kernel's counters are read. */
    private static final long LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(3500);

    private OsWorkload() {}

    public static void main(String[] args) throws Exception {
        long endNanos = System.nanoTime() + LIFE_NANOS;
        switch (args[0]) {
            case "threads" -> threads(Integer.parseInt(args[1]), endNanos);
            case "overflow" -> overflow(endNanos);
            case "spin" -> spin(endNanos);
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("done");
    }

    private static void threads(int count, long endNanos) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() - endNanos < 0) {
                    sleep(50);
                }
            }, "many-" + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** One connection may wait to be accepted and nobody accepts: of five, some are turned away. */
    private static void overflow(long endNanos) throws IOException {
        List<SocketChannel> clients = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long before = overflows();
            for (int i = 0; i < 5; i++) {
                SocketChannel client = SocketChannel.open();
                client.configureBlocking(false);
                client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
                clients.add(client);
            }
            while (overflows() == before && System.nanoTime() - endNanos < 0) {
                sleep(20);
            }
            System.out.println(overflows() > before ? "overflowed" : "did not overflow");
            while (System.nanoTime() - endNanos < 0) {
                sleep(20);
            }
        }
        for (SocketChannel client : clients) {
            client.close();
        }
    }

    private static long overflows() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/net/netstat"));
        List<String> names = List.of(lines.get(0).split(" "));
        return Long.parseLong(lines.get(1).split(" ")[names.indexOf("ListenOverflows")]);
    }

    private static void spin(long endNanos) {
        long sum = 0;
        while (System.nanoTime() - endNanos < 0) {
            sum++;
        }
        if (sum == 0) {
            System.out.println("never ran");
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
