package dev.awaitscope.reports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast recordings are read, against what else reads them. Makes its own recordings, runs each contender in a JVM of
 * its own, one at a time and in turn, and writes {@code docs/reading-speed.md}. Not a test of the build; it is run by
 * {@code mvn -pl reports -am package -Dtest=ReadingBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * -Dreading.events=200000,3000000,30000000}, which takes about ten minutes on two cores that have nothing else to do.
 */
class ReadingBenchmark {
    /** Writing 20 us for each event, printing takes a minute for 3 million. */
    private static final long MOST_PRINTED = 300_000;
    /** JMC makes an object of each event: 10 GB for 30 million. */
    private static final long MOST_FOR_JMC = 5_000_000;
    private static final int TIMEOUT_SECONDS = 400;

    @TempDir
    private Path folder;

    private final StringBuilder page = new StringBuilder();

    @Test
    void measures() throws Exception {
        intro();
        for (String size : System.getProperty("reading.events", "200000,3000000").split(",", -1)) {
            compare(Long.parseLong(size.strip()), 0);
        }
        int threads = Integer.getInteger("reading.virtual", 100_000);
        compare(Long.getLong("reading.virtual.events", 3_000_000), threads);
        Path docs = Path.of(System.getProperty("reading.page", "../docs/reading-speed.md"));
        Files.writeString(docs, page);
        System.out.println(page);
    }

    private void intro() throws IOException {
        page.append("""
                # How fast recordings are read

                Written by `ReadingBenchmark`, which says how to run it. Each run is a new JVM (its start and its warm-up \
                count), one at a time, the contenders in turn. Eight of ten events are waits of the agent, one of them \
                with a stack of twenty frames; two are a task, submitted and run; one in a thousand is a sample of the \
                scheduler.

                "Heap" is the most that the JVM was allowed. "Peak MB" is all memory of the process at its largest, with \
                what is mapped of the recording and of temporary files; these are pages of the system's cache, which it \
                may take back.

                """);
        page.append("Machine: ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" cores, ")
                .append(System.getProperty("os.name"))
                .append(' ')
                .append(System.getProperty("os.version"))
                .append(", JDK ")
                .append(Runtime.version())
                .append(loadAverage())
                .append(".\n");
    }

    private static String loadAverage() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.isReadable(file)
                ? ", load average " + Files.readString(file).split(" ", 2)[0] + " when it began"
                : "";
    }

    private void compare(long events, int virtualThreads) throws Exception {
        Path file = folder.resolve(events + "-" + virtualThreads + ".jfr");
        run(RecordingMaker.class, "2g", file.toString(), Long.toString(events), Integer.toString(virtualThreads));
        Map<Contender, List<Measured>> results = new EnumMap<>(Contender.class);
        for (int round = 0; round < Integer.getInteger("reading.rounds", 3); round++) {
            for (Contender contender : Contender.values()) {
                if (enters(contender, events)) {
                    results.computeIfAbsent(contender, _ -> new ArrayList<>())
                            .add(Measured.parse(
                                    run(Contender.class, contender.heap(), contender.name(), file.toString())));
                }
            }
        }
        write(events, virtualThreads, Files.size(file), results);
        Files.delete(file);
    }

    private static boolean enters(Contender contender, long events) {
        return switch (contender) {
            case JFR_PRINT -> events <= MOST_PRINTED;
            case JMC -> events <= MOST_FOR_JMC;
            default -> true;
        };
    }

    private void write(long events, int threads, long bytes, Map<Contender, List<Measured>> results) {
        page.append(String.format(Locale.ROOT, "%n## %,d events, %,d MB%s%n%n", events, bytes >> 20,
                threads == 0 ? "" : String.format(Locale.ROOT, ", %,d virtual threads", threads)));
        page.append("| reader | heap | events read | wall s, median [range] | CPU s | CPU ns an event | peak MB |\n");
        page.append("|---|---|---|---|---|---|---|\n");
        results.forEach((contender, runs) -> page.append(String.format(Locale.ROOT,
                "| %s | %s | %,d | %.2f [%.2f-%.2f] | %.2f | %,.0f | %s |%n", contender.title(), contender.heap(),
                runs.getFirst().events(), median(runs, Measured::wall), least(runs), most(runs),
                median(runs, Measured::cpu), median(runs, Measured::cpu) * 1e9 / Math.max(1, runs.getFirst().events()),
                runs.getFirst().megabytes() == 0 ? "-" : Math.round(median(runs, Measured::megabytes)))));
        assertThat(results.values()).allSatisfy(runs -> assertThat(runs).extracting(Measured::events)
                .as("events")
                .containsOnly(runs.getFirst().events()));
    }

    private static double median(List<Measured> runs, ToDoubleFunction<Measured> of) {
        double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double least(List<Measured> runs) {
        return runs.stream().mapToDouble(Measured::wall).min().orElse(0);
    }

    private static double most(List<Measured> runs) {
        return runs.stream().mapToDouble(Measured::wall).max().orElse(0);
    }

    private String run(Class<?> program, String heap, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap, "-Xlog:disable", "-Xlog:all=error:stderr", "-cp", System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile(folder, "run", ".txt");
        Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " took more than " + TIMEOUT_SECONDS + " s");
        }
        assertThat(process.exitValue()).as("%s", command).isZero();
        return Files.readString(output);
    }

    /** What one run printed of itself. */
    private record Measured(long events, double wall, double cpu, double megabytes) {
        static Measured parse(String line) {
            String[] parts = line.strip().split(" ", -1);
            return new Measured(Long.parseLong(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
        }
    }
}
