package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.CommonOptions;
import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.Problem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench servers}: the same web server, blocking, pooled, asynchronous and on virtual threads. */
@Command(name = "servers", sortOptions = false, description = {
        "Measure a web server written in four ways, and trace each to see why they differ.",
        "The defaults take less than two minutes on two cores; --rounds 7 --seconds 5 is a measurement to quote."})
public final class ServersCommand implements Callable<Integer> {
    private static final int MOST = 60_000;

    @Option(names = "--work", split = ",", defaultValue = "hello", paramLabel = "WORK", description = "What a request"
            + " asks for: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).", completionCandidates = Words.Works.class, converter = Words.WorkConverter.class)
    private List<Work> works = List.of();

    @Option(names = "--mode", split = ",", defaultValue = "blocking,pool,async,virtual", paramLabel = "MODE", description = "Who is"
            + " compared; the first is what the others are compared with (default: ${DEFAULT-VALUE}).", completionCandidates = Words.Modes.class, converter = Words.ModeConverter.class)
    private List<Mode> modes = List.of();

    @Option(names = {"--connections",
            "--concurrency"}, defaultValue = "64", paramLabel = "N", description = "Clients that ask at the same"
                    + " time (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--rate", defaultValue = "0", paramLabel = "R", description = "Requests per second whether or not the"
            + " server keeps up; 0: each client asks again once it is answered (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--burst", defaultValue = "1000", paramLabel = "N", description = "Clients that come at once in a"
            + " scenario of their own; 0: no such scenario (default: ${DEFAULT-VALUE}).")
    private int burst;

    @Option(names = "--workers", defaultValue = "8", paramLabel = "N", description = "Threads of the pool (default:"
            + " ${DEFAULT-VALUE}).")
    private int workers;

    @Option(names = "--requests", defaultValue = "0", paramLabel = "N", description = "Requests of a round of the closed"
            + " loop; 0: as many as --seconds allows (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(names = "--keep-alive", description = "Keep connections open, where the mode can hold them.")
    private boolean keepAlive;

    @Option(names = "--backlog", defaultValue = "4096", paramLabel = "N", description = "Connections that may wait to be"
            + " accepted (default: ${DEFAULT-VALUE}).")
    private int backlog;

    @Option(names = "--db", paramLabel = "URI", description = "PostgreSQL for the work db:"
            + " postgresql://user:password@host:port/database (default: one of our own, fetched by Maven).")
    private @Nullable String database;

    @Option(names = "--control", description = "Run the first mode a second time beside the others: what differs between"
            + " the two is no difference.")
    private boolean control;

    @Option(names = "--rounds", defaultValue = "6", paramLabel = "N", description = "Rounds per mode and scenario; with"
            + " fewer than 6 there is no interval (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "1", paramLabel = "N", description = "Length of a round (default:"
            + " ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--no-trace", description = "Leave out the traced pass, and with it the reasons.")
    private boolean untraced;

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem, IOException {
        ServersPlan plan = plan();
        BenchFolder folder = results.create();
        boolean partial = Bench.run("bench servers", plan.steps(), folder,
                progress -> new ServersBench(plan, database, folder, progress));
        folder.print(spec.commandLine().getOut(), spec.commandLine().getErr());
        return partial ? ExitCode.PARTIAL : ExitCode.DONE;
    }

    private ServersPlan plan() {
        Bounds.require(spec, "--connections", connections, 1, MOST);
        Bounds.require(spec, "--rate", rate, 0, 10_000_000);
        Bounds.require(spec, "--burst", burst, 0, MOST);
        Bounds.require(spec, "--workers", workers, 1, 10_000);
        Bounds.require(spec, "--rounds", rounds, 1, 1_000);
        Bounds.require(spec, "--seconds", seconds, 1, 3_600);
        Bounds.require(spec, "--requests", requests, 0, 100_000_000);
        Bounds.require(spec, "--backlog", backlog, 1, 65_535);
        if (requests > 0 && rate > 0) {
            throw new ParameterException(spec.commandLine(), "--requests and --rate exclude each other");
        }
        return new ServersPlan(works.stream().distinct().toList(), modes.stream().distinct().toList(), connections,
                rate, burst, workers, rounds, seconds, requests, backlog, keepAlive, control, !untraced);
    }
}
