package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Java;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** All the clients, in a process of their own, so that they cost the servers nothing but the machine. */
final class Clients implements AutoCloseable {
    private static final String MAIN_CLASS = "dev.awaitscope.demos.load.LoadGenerator";

    private final BenchFolder folder;
    private @Nullable LoadProcess process;

    /** {@code folder} is where their standard error goes. */
    Clients(BenchFolder folder) {
        this.folder = folder;
    }

    /** Puts a server under a load once and measures both. */
    BenchRound run(ServerProcess server, Load load) throws Problem, RoundFailed, InterruptedException {
        if (!server.isAlive()) {
            throw new RoundFailed(server.obituary());
        }
        LoadProcess clients = process();
        CompletableFuture<Void> watch = server.onEnd(clients::destroy);
        try {
            return clients.round("--port " + server.port() + " " + String.join(" ", load.arguments())
                    + (server.keeps() ? " --keep-alive" : ""), load.seconds(), server.pid(), clients.pid());
        } catch (RoundFailed failure) {
            // Whatever they were about to say belongs to no later round.
            clients.destroy();
            process = null;
            throw server.isAlive() ? failure : new RoundFailed(server.obituary());
        } finally {
            watch.cancel(false);
        }
    }

    private LoadProcess process() throws Problem, RoundFailed {
        LoadProcess current = process;
        if (current == null) {
            current = LoadProcess.start(List.of(Java.executable(), "-cp", Home.demosClassPath(), MAIN_CLASS, "--stdin"),
                    "the clients' process", folder.log("clients"));
            process = current;
        }
        return current;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
