package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Java;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A program that does next to nothing, from its start to its end: what it takes is what a JVM takes, and its agent. */
final class StartUp {
    private static final String MAIN_CLASS = "dev.awaitscope.demos.Demos";

    private StartUp() {}

    /** Runs it once. The round is of one request, which is the program's whole life. */
    static BenchRound round(@Nullable String agent, Path log) throws Problem, RoundFailed, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Java.executable()));
        if (agent != null) {
            command.add(agent);
        }
        command.addAll(List.of("-cp", Home.demosClassPath(), MAIN_CLASS, "--list"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(log.toFile());
        long startEpochNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        long cpuNanos = ProcessClock.endedChildrenNanos();
        long startNanos = System.nanoTime();
        int exitCode = exitCode(builder);
        long nanos = System.nanoTime() - startNanos;
        if (exitCode != 0) {
            throw new RoundFailed("a program that prints a list ended with code " + exitCode);
        }
        Histogram latency = new Histogram(3);
        latency.recordValue(nanos);
        return new BenchRound(startEpochNanos, nanos, 1, 0, "", latency,
                cpuNanos < 0 ? null : used(ProcessClock.endedChildrenNanos() - cpuNanos), null, -1);
    }

    private static int exitCode(ProcessBuilder builder) throws RoundFailed, InterruptedException {
        try {
            Process process = builder.start();
            try {
                return process.waitFor();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new RoundFailed("java cannot be started (" + failure.getMessage() + ")");
        }
    }

    /** What is not known of a process that has ended is 0, which no comparison takes for a measure. */
    private static ProcessUse used(long cpuNanos) {
        return new ProcessUse(0, 0, cpuNanos, 0, 0, 0, 0);
    }
}
