package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Java;
import dev.awaitscope.reports.compare.BenchResult.HeldConnections;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server takes for connections that are open and say nothing: what is alive in it with and without them, as its JVM
 * counts it after a collection.
 */
final class ConnectionMemory {
    /** Lets a JVM count what it takes beside its heap. That costs some speed, so that no such JVM is timed. */
    static final String JVM_OPTION = "-XX:NativeMemoryTracking=summary";

    private static final Pattern LIVE = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);
    private static final Pattern ALL = Pattern.compile("^Total: reserved=\\d+, committed=(\\d+)", Pattern.MULTILINE);
    private static final Pattern HEAP = Pattern.compile("Java Heap \\(reserved=\\d+, committed=(\\d+)\\)");
    /** A server opens some files of its own with the first connections, a share of so many of them at most. */
    private static final int FEW = 50;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ServerProcess server;

    private ConnectionMemory(ServerProcess server) {
        this.server = server;
    }

    /** Opens so many connections to a server that was started with {@link #JVM_OPTION}, each of which asks once. */
    static HeldConnections measure(ServerProcess server, int connections) throws RoundFailed, InterruptedException {
        ConnectionMemory memory = new ConnectionMemory(server);
        long files = memory.openFiles();
        // What the first time makes a server grow, such as its code and its buffers, it keeps.
        close(memory.open(connections));
        memory.awaitOpenFiles(files + connections / FEW);
        Use without = memory.use();
        List<Socket> held = memory.open(connections);
        try {
            Use with = memory.use();
            return new HeldConnections(connections, with.heap - without.heap, with.other - without.other);
        } finally {
            close(held);
        }
    }

    private record Use(long heap, long other) {}

    private Use use() throws RoundFailed, InterruptedException {
        long live = number(LIVE, ask("GC.class_histogram"));
        String tracked = ask("VM.native_memory", "summary", "scale=b");
        return new Use(live, number(ALL, tracked) - number(HEAP, tracked));
    }

    private List<Socket> open(int connections) throws RoundFailed {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                sockets.add(Wire.keptOpen(server.port()));
            }
        } catch (RoundFailed failure) {
            close(sockets);
            throw new RoundFailed("after " + sockets.size() + " open connections " + failure.getMessage());
        }
        return sockets;
    }

    private static void close(List<Socket> sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                // As closed as it can be.
            }
        }
    }

    private long openFiles() throws RoundFailed {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(server.pid()), "fd"))) {
            return files.count();
        } catch (IOException elsewhere) {
            throw new RoundFailed("this system does not tell which files a process has open");
        }
    }

    private void awaitOpenFiles(long most) throws RoundFailed, InterruptedException {
        long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        while (openFiles() > most) {
            if (System.nanoTime() > deadlineNanos) {
                throw new RoundFailed("the server keeps connections that its clients have closed");
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private String ask(String... command) throws RoundFailed, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(Java.executable()).resolveSibling("jcmd").toString(),
                Long.toString(server.pid())));
        line.addAll(List.of(command));
        try {
            Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
            try {
                String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (jcmd.waitFor() != 0) {
                    throw new RoundFailed("jcmd " + command[0] + ": " + said.lines().findFirst().orElse(""));
                }
                return said;
            } finally {
                jcmd.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new RoundFailed("jcmd cannot be started (" + failure.getMessage() + ")");
        }
    }

    private static long number(Pattern pattern, String text) throws RoundFailed {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new RoundFailed("jcmd said nothing of " + pattern);
        }
        return Long.parseLong(matcher.group(1));
    }
}
