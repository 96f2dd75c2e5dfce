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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** All the clients of one round, in a process of their own, so that they cost the server nothing but the machine. */
final class LoadProcess {
    private static final String MAIN_CLASS = "dev.awaitscope.demos.load.LoadGenerator";

    private final ServerProcess server;
    private final Process process;
    private final Load load;
    private @Nullable MachineMeter machineMeter;
    private @Nullable ProcessMeter serverMeter;
    private @Nullable ProcessMeter clientMeter;
    private @Nullable ProcessUse serverUse;
    private @Nullable ProcessUse clientUse;
    private long idleNanos = -1;
    private long startEpochNanos;

    private LoadProcess(ServerProcess server, Process process, Load load) {
        this.server = server;
        this.process = process;
        this.load = load;
    }

    /** Puts a server under a load once and measures both. */
    static BenchRound run(ServerProcess server, Load load) throws Problem, RoundFailed, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Java.executable(), "-cp", Home.demosClassPath(), MAIN_CLASS,
                "--port", Integer.toString(server.port())));
        command.addAll(load.arguments());
        try {
            Process process = new ProcessBuilder(command).start();
            server.onEnd(process::destroy);
            try {
                return new LoadProcess(server, process, load).round();
            } finally {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException failure) {
            throw new RoundFailed("the clients cannot be started (" + failure.getMessage() + ")");
        }
    }

    private BenchRound round() throws RoundFailed, InterruptedException {
        String document = read();
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

    /** The pipe is read on a virtual thread so that an interrupt gets us out. */
    private String read() throws InterruptedException {
        Thread watch = Thread.ofPlatform()
                .name("watch")
                .daemon()
                .start(() -> new ClientWatch(process, load).watch(this::startMeters, this::stopMeters));
        CompletableFuture<String> document = CompletableFuture.supplyAsync(
                () -> process.inputReader().lines().collect(Collectors.joining("\n")),
                task -> Thread.ofVirtual().start(task));
        try {
            String read = document.get();
            watch.join();
            return read;
        } catch (ExecutionException gone) {
            return "";
        }
    }

    private synchronized void startMeters() {
        startEpochNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        machineMeter = MachineMeter.start();
        serverMeter = ProcessMeter.start(server.pid());
        clientMeter = ProcessMeter.start(process.pid());
    }

    private synchronized void stopMeters() {
        if (machineMeter != null && serverMeter != null && clientMeter != null) {
            idleNanos = machineMeter.idleNanos();
            serverUse = serverMeter.stop();
            clientUse = clientMeter.stop();
        }
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
        return new BenchRound(startEpochNanos, nanos, result.integer("requests"), failed,
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
