package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Java;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running program that can be put under load again and again. */
sealed interface Subject extends AutoCloseable {
    /** Loads it once and measures it. */
    BenchRound round(Load load) throws Problem, RoundFailed, InterruptedException;

    @Override
    void close();

    /** Starts a workload in a JVM of its own. */
    static Subject start(Workload workload, Work work, @Nullable String agent, Clients clients, Path log)
            throws Problem, RoundFailed, InterruptedException {
        Mode mode = workload.mode();
        return mode == null ? PingPong.start(work, agent, log)
                : new Server(ServerProcess.start(ServerOptions.of(mode, work, OverheadPlan.POOL_WORKERS), agent, log),
                        clients);
    }

    /** A server, loaded by clients in their own process. */
    record Server(ServerProcess process, Clients clients) implements Subject {
        @Override
        public BenchRound round(Load load) throws Problem, RoundFailed, InterruptedException {
            return clients.run(process, load);
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** Pairs of threads, which are their own load. */
    record PingPong(LoadProcess process) implements Subject {
        private static final String MAIN_CLASS = "dev.awaitscope.demos.load.PingPong";
        private static final long START_SECONDS = 30;

        static PingPong start(Work work, @Nullable String agent, Path log)
                throws Problem, RoundFailed, InterruptedException {
            List<String> command = new ArrayList<>(List.of(Java.executable()));
            if (agent != null) {
                command.add(agent);
            }
            command.addAll(List.of("-cp", Home.demosClassPath(), MAIN_CLASS));
            if (work == Work.SLEEP) {
                command.addAll(List.of("--pairs", Integer.toString(OverheadPlan.WAITING_PAIRS), "--wait", "5ms"));
            }
            LoadProcess process = LoadProcess.start(command, "the ping-pong program", log);
            try {
                process.await("ready", START_SECONDS);
            } catch (RoundFailed | InterruptedException failure) {
                process.destroy();
                throw failure;
            }
            return new PingPong(process);
        }

        @Override
        public BenchRound round(Load load) throws RoundFailed, InterruptedException {
            String order = "--warmup " + load.warmUpMillis() + "ms --duration " + load.countedMillis() + "ms";
            return process.round(order, load.seconds(), process.pid(), -1);
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
