package dev.awaitscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attach}: traces a JVM that runs already. */
@Command(name = "attach", sortOptions = false, description = {
        "Trace a JVM that runs already, until --for is over, Ctrl-C is pressed or it ends; then take every hook out"
                + " again."})
final class AttachCommand implements Callable<Integer> {
    /** If this command is killed, the agent goes by itself that much later. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** How often progress is drawn. */
    private static final Duration STEP = Duration.ofMillis(200);

    @Parameters(paramLabel = "PID", description = "The JVM's process id; 'jcmd' lists them.")
    private long pid;

    @Option(names = "--for", paramLabel = "TIME", converter = DurationConverter.class, description = "How long, for"
            + " example 30s.")
    private @Nullable Duration time;

    @Option(names = "--keep", description = "Return at once and leave it traced; 'dump', 'status' and 'detach' go on from"
            + " there.")
    private boolean keep;

    @Option(names = "-o", paramLabel = "FILE", description = "The recording. Never replaced: a number is added (default:"
            + " awaitscope-PID.jfr).")
    private @Nullable Path output;

    @Option(names = "--agent", split = ",", paramLabel = "KEY=VALUE", description = "Any options of the agent, for example"
            + " maxage=10m.")
    private List<String> agentOptions = List.of();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch asked = new CountDownLatch(1);
        if (!keep) {
            // Before the hooks are in: there is no moment at which Ctrl-C would leave them there.
            Signals.handle(_ -> asked.countDown());
        }
        try (RunningJvm jvm = RunningJvm.of(pid)) {
            Map<String, String> answer = jvm.ask("attach", options());
            out.println("tracing " + pid + " to " + answer.get("file") + (keep ? "" : until()));
            if (jvm.warns()) {
                out.println(
                        "its standard error shows a WARNING of the JVM, that an agent was loaded dynamically: this one"
                                + " (JEP 451; -XX:+EnableDynamicAgentLoading keeps it quiet)");
            }
            out.flush();
            if (!keep) {
                out.println(follow(jvm, asked, String.valueOf(answer.get("file"))));
            }
        }
        return ExitCode.DONE;
    }

    private String until() {
        return time == null ? "; Ctrl-C ends it" : "; it ends in " + time.toMillis() / 1000.0 + " s, or with Ctrl-C";
    }

    private String follow(RunningJvm jvm, CountDownLatch asked, String file) throws Problem, InterruptedException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        process.ifPresent(running -> {
            var _ = running.onExit().thenRun(asked::countDown);
        });
        boolean early = waited(asked);
        if (early && !process.map(ProcessHandle::isAlive).orElse(false)) {
            return "the program has ended, and wrote " + file;
        }
        if (!jvm.isTraced()) {
            return "tracing was ended by another, or for want of space: see " + file;
        }
        return "detached; " + jvm.ask("detach", "").get("ending") + "; for a page: " + Home.launcher() + " report "
                + file;
    }

    /** Waits until it is asked to end, or the time is over; returns whether it was asked. */
    private boolean waited(CountDownLatch asked) throws InterruptedException {
        if (time == null) {
            asked.await();
            return true;
        }
        long begin = System.nanoTime();
        long nanos = time.toNanos();
        try (Progress progress = Progress.start("tracing", nanos)) {
            for (long passed = 0; passed < nanos; passed = System.nanoTime() - begin) {
                progress.at(passed, nanos);
                if (asked.await(Math.min(STEP.toNanos(), nanos - passed), TimeUnit.NANOSECONDS)) {
                    return true;
                }
            }
        }
        return false;
    }

    private String options() throws Problem {
        List<String> options = new ArrayList<>(agentOptions);
        options.add("out=" + AgentOutput.of(output, "awaitscope-" + pid + ".jfr"));
        if (time != null) {
            options.add("duration=" + time.plus(keep ? Duration.ZERO : GRACE).toMillis() + "ms");
        }
        options.add("quiet");
        return String.join(",", options);
    }
}
