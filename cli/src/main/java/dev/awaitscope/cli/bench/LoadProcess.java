package dev.awaitscope.cli.bench;

import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import dev.awaitscope.reports.compare.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A process that does a load for each line it is given, and says when it counts: clients of a server, or a program that
 * is its own load. It lives through many rounds, so that it is warm in all but the first.
 */
final class LoadProcess implements AutoCloseable {
    private static final String BEGIN = "measuring";
    private static final String END = "measured";
    private static final String LAST_LINE = "}";
    /** Beyond what a round takes by itself: it waits for each request, which is given up after ten seconds. */
    private static final long PATIENCE_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final String name;
    private final Path log;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

    private LoadProcess(Process process, String name, Path log) {
        this.process = process;
        this.name = name;
        this.log = log;
        Thread.ofVirtual().name("lines").start(this::read);
    }

    /**
     * Starts one.
     *
     * @param name what it is, to complain of it
     * @param log where its standard error goes
     */
    static LoadProcess start(List<String> command, String name, Path log) throws RoundFailed {
        try {
            return new LoadProcess(new ProcessBuilder(command).redirectError(log.toFile()).start(), name, log);
        } catch (IOException failure) {
            throw new RoundFailed(name + " cannot be started (" + failure.getMessage() + ")");
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits for a line of its own. */
    void await(String line, long seconds) throws RoundFailed, InterruptedException {
        next(line, seconds);
    }

    /**
     * Does one load and measures.
     *
     * @param order the line that tells the process what to do
     * @param seconds how long that takes, failures aside
     * @param server the process that is measured
     * @param client the process that loads it; -1 where it does that itself
     */
    BenchRound round(String order, long seconds, long server, long client) throws RoundFailed, InterruptedException {
        send(order);
        long patience = seconds + PATIENCE_SECONDS;
        next(BEGIN, patience);
        long startEpochNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        MachineMeter machine = MachineMeter.start();
        ProcessMeter serverMeter = ProcessMeter.start(server);
        ProcessMeter clientMeter = client < 0 ? null : ProcessMeter.start(client);
        try {
            next(END, patience);
            long idleNanos = machine.idleNanos();
            ProcessUse serverUse = serverMeter.stop();
            ProcessUse clientUse = clientMeter == null ? null : clientMeter.stop();
            return round(document(patience), startEpochNanos, serverUse, clientUse, idleNanos);
        } finally {
            serverMeter.cancel();
            if (clientMeter != null) {
                clientMeter.cancel();
            }
        }
    }

    /** Asks it to end by closing its input, which lets an agent write its recording, and waits for that. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // It ended before.
        }
        Ending.await(process, STOP_SECONDS);
    }

    /** Ends it at once. */
    void destroy() {
        process.destroyForcibly();
    }

    private void send(String order) throws RoundFailed {
        try {
            Writer writer = process.outputWriter();
            writer.write(order + "\n");
            writer.flush();
        } catch (IOException gone) {
            throw ended();
        }
    }

    private String document(long patience) throws RoundFailed, InterruptedException {
        StringBuilder text = new StringBuilder();
        String line;
        do {
            line = next(patience);
            text.append(line).append('\n');
        } while (!line.equals(LAST_LINE));
        return text.toString();
    }

    private void next(String expected, long patience) throws RoundFailed, InterruptedException {
        String line = next(patience);
        if (!line.equals(expected)) {
            throw new RoundFailed(name + " said '" + line + "' in place of '" + expected + "'");
        }
    }

    /** The next line it says. */
    String next(long patience) throws RoundFailed, InterruptedException {
        Line line = lines.poll(patience, TimeUnit.SECONDS);
        if (line == null) {
            destroy();
            throw new RoundFailed(name + " said nothing for " + patience + " s");
        }
        if (line.text() == null) {
            process.waitFor();
            throw ended();
        }
        return line.text();
    }

    private RoundFailed ended() throws RoundFailed {
        return new RoundFailed(name + " ended" + (process.isAlive() ? "" : " with code " + process.exitValue())
                + lastWords());
    }

    private String lastWords() {
        try {
            List<String> said = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
            return said.isEmpty() ? "" : "; it said: " + said.getLast().strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** On a virtual thread of its own, so that an interrupt gets the one that waits for a line out. */
    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(new Line(line));
            }
        } catch (IOException gone) {
            // As good as the end.
        }
        lines.add(new Line(null));
    }

    private BenchRound round(String document, long startEpochNanos, @Nullable ProcessUse server,
            @Nullable ProcessUse client, long idleNanos) throws RoundFailed {
        try {
            JsonTree result = JsonTree.parse(document);
            byte[] encoded = Base64.getDecoder().decode(result.text("histogram"));
            Histogram latency = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
            JsonTree failures = result.at("failed");
            List<String> kinds = new ArrayList<>();
            long failed = 0;
            for (String kind : failures.names()) {
                long count = failures.integer(kind);
                failed += count;
                if (count > 0) {
                    kinds.add(kind + " " + count);
                }
            }
            long nanos = Math.round(result.number("seconds") * 1e9);
            return new BenchRound(startEpochNanos, nanos, result.integer("requests"), failed, String.join(", ", kinds),
                    latency, server, client, idleNanos);
        } catch (IOException | IllegalArgumentException | DataFormatException malformed) {
            throw new RoundFailed(name + " gave no result that can be read (" + malformed.getMessage() + ")");
        }
    }

    /** What the process said; null for its end. */
    private record Line(@Nullable String text) {}
}
