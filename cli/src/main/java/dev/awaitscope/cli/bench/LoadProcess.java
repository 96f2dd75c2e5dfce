package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Java;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import dev.awaitscope.reports.compare.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** All the clients of one round, in a process of their own, so that they cost the server nothing but the machine. */
final class LoadProcess {
    private static final String MAIN_CLASS = "dev.awaitscope.demos.load.LoadGenerator";
    /** What the clients say when the counted part begins and ends, before they give their result. */
    private static final String BEGIN = "measuring";
    private static final String END = "measured";

    private final ServerProcess server;
    private final Process process;
    private @Nullable MachineMeter machineMeter;
    private @Nullable ProcessMeter serverMeter;
    private @Nullable ProcessMeter clientMeter;
    private @Nullable ProcessUse serverUse;
    private @Nullable ProcessUse clientUse;
    private long idleNanos = -1;

    private LoadProcess(ServerProcess server, Process process) {
        this.server = server;
        this.process = process;
    }

    /** Puts a server under a load once and measures both. */
    static BenchRound run(ServerProcess server, List<String> load) throws Problem, RoundFailed, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Java.executable(), "-cp", Home.demosClassPath(), MAIN_CLASS,
                "--port", Integer.toString(server.port())));
        command.addAll(load);
        try {
            Process process = new ProcessBuilder(command).start();
            server.onEnd(process::destroy);
            try {
                return new LoadProcess(server, process).round();
            } finally {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException failure) {
            throw new RoundFailed("the clients cannot be started (" + failure.getMessage() + ")");
        }
    }

    private BenchRound round() throws RoundFailed, InterruptedException {
        String document = read();
        stopMeters();
        int exitCode = process.waitFor();
        if (!server.isAlive()) {
            throw new RoundFailed(server.obituary());
        }
        if (exitCode != 0) {
            throw new RoundFailed("the clients ended with code " + exitCode + complaint());
        }
        try {
            return round(JsonTree.parse(document));
        } catch (IOException | IllegalArgumentException | DataFormatException malformed) {
            throw new RoundFailed("the clients gave no result that can be read (" + malformed.getMessage() + ")");
        }
    }

    /** Follows what the clients say; the pipe is read on a virtual thread so that an interrupt gets us out. */
    private String read() throws InterruptedException {
        StringBuilder document = new StringBuilder();
        Thread reader = Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(line -> {
            switch (line) {
                case BEGIN -> startMeters();
                case END -> stopMeters();
                default -> document.append(line).append('\n');
            }
        }));
        reader.join();
        return document.toString();
    }

    private synchronized void startMeters() {
        machineMeter = MachineMeter.start();
        serverMeter = ProcessMeter.start(server.pid());
        clientMeter = ProcessMeter.start(process.pid());
    }

    private synchronized void stopMeters() {
        idleNanos = machineMeter == null ? idleNanos : machineMeter.idleNanos();
        serverUse = serverMeter == null ? serverUse : serverMeter.stop();
        clientUse = clientMeter == null ? clientUse : clientMeter.stop();
        machineMeter = null;
        serverMeter = null;
        clientMeter = null;
    }

    private BenchRound round(JsonTree result) throws DataFormatException {
        byte[] encoded = Base64.getDecoder().decode(result.text("histogram"));
        Histogram latency = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
        JsonTree failures = result.at("failed");
        long failed = 0;
        List<String> kinds = new ArrayList<>();
        for (String kind : failures.names()) {
            long count = failures.integer(kind);
            failed += count;
            if (count > 0) {
                kinds.add(kind + " " + count);
            }
        }
        long nanos = Math.round(result.number("seconds") * 1e9);
        return new BenchRound(result.integer("startEpochNanos"), nanos, result.integer("requests"), failed,
                String.join(", ", kinds), latency, serverUse, clientUse, idleNanos);
    }

    private String complaint() {
        try (BufferedReader reader = process.errorReader()) {
            String line = reader.readLine();
            return line == null ? "" : ": " + line;
        } catch (IOException gone) {
            return "";
        }
    }
}
