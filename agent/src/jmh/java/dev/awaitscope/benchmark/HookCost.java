package dev.awaitscope.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures {@link HookBenchmark} under each way to run a program, on both kinds of thread, prints the table and writes it
 * into the documentation.
 */
public final class HookCost {
    /**
     * A way to run a program.
     *
     * @param title
     *            the column's title
     * @param agent
     *            the agent's options; null for no agent
     */
    record Way(String title, String agent) {
        static final List<Way> ALL = List.of(new Way("no agent", null), new Way("hooks, no recording", "record=false"),
                new Way("groups off", "groups=none"), new Way("below `min`", "min=1h,stacks=1h"),
                new Way("recorded", "min=0,stacks=1h"), new Way("`slices=all`", "min=0,stacks=1h,slices=all"));
    }

    /**
     * How long it is measured.
     *
     * @param warmups
     *            iterations that do not count
     * @param iterations
     *            iterations that count
     * @param millis
     *            length of an iteration
     * @param forks
     *            JVMs
     */
    record Effort(int warmups, int iterations, int millis, int forks) {
        static Effort read() {
            return new Effort(Integer.getInteger("overhead.warmups", 2), Integer.getInteger("overhead.iterations", 5),
                    Integer.getInteger("overhead.millis", 400), Integer.getInteger("overhead.forks", 1));
        }

        @Override
        public String toString() {
            return forks + (forks == 1 ? " JVM" : " JVMs") + " with " + iterations + " iterations of " + millis
                    + " ms after " + warmups + " to warm up";
        }
    }

    private HookCost() {}

    /**
     * Measures.
     *
     * @param args
     *            the agent's jar, and the file whose section is written
     */
    public static void main(String[] args) throws RunnerException, IOException {
        Path agent = Path.of(args[0]).toAbsolutePath();
        Path document = Path.of(args[1]);
        Effort effort = Effort.read();
        HookCostTable table = new HookCostTable(effort);
        for (String threads : List.of("platform", "virtual")) {
            for (Way way : Way.ALL) {
                if (way.title().contains("slices") && threads.equals("platform")) {
                    continue;
                }
                System.out.println("measuring: " + way.title() + ", " + threads + " threads");
                Path folder = Files.createTempDirectory("hook-cost");
                try {
                    List<String> jvm = jvm(agent, folder, way, threads);
                    measure(HookBenchmark.class, effort, jvm, result -> table.add(threads, way, result));
                    if (way.agent() == null) {
                        measure(MonitorBenchmark.class, effort, jvm, result -> table.add(threads, way, result));
                    }
                } finally {
                    delete(folder);
                }
            }
        }
        System.out.println(table);
        table.write(document);
    }

    private static void measure(Class<?> benchmarks, Effort effort, List<String> jvm, Consumer<RunResult> results)
            throws RunnerException {
        Options options = new OptionsBuilder()
                .include(benchmarks.getName() + "." + System.getProperty("overhead.only", ""))
                .warmupIterations(effort.warmups)
                .warmupTime(TimeValue.milliseconds(effort.millis))
                .measurementIterations(effort.iterations)
                .measurementTime(TimeValue.milliseconds(effort.millis))
                .forks(effort.forks)
                .jvmArgs(jvm.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            new Runner(options).run().forEach(results);
        } catch (NoBenchmarksException e) {
            System.out.println("none of " + benchmarks.getSimpleName() + " is asked for");
        }
    }

    private static List<String> jvm(Path agent, Path folder, Way way, String threads) {
        List<String> arguments = new ArrayList<>(List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow"));
        if (threads.equals("virtual")) {
            arguments.add("-Djmh.executor=VIRTUAL");
        }
        if (way.agent() != null) {
            arguments.add("-javaagent:" + agent + "=quiet,maxsize=64m,out=" + folder.resolve("%p.jfr") + ",repository="
                    + folder + "," + way.agent());
        }
        return arguments;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
