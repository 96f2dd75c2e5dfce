package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.workload.HandOverWorkload;
import dev.awaitscope.workload.PermitWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Millions of waits, each of which the program counts itself: every one is recorded, and the agent's counters say so. Takes
 * minutes, hence only in the profile {@code exactness}, which writes {@code docs/exactness.md}.
 */
@EnabledIfSystemProperty(named = "awaitscope.exactness", matches = "true")
final class ExactnessIT {
    private static final long LIMIT_SECONDS = 240;
    private static final Path DOCUMENT = Path.of(System.getProperty("awaitscope.root", ".."))
            .resolve("docs/exactness.md");
    private static final List<String> ROWS = new ArrayList<>();

    @TempDir
    private Path folder;

    /**
     * A run of a program.
     *
     * @param threads
     *            how many of its threads may be within a hook when it ends; 0 for a quiet end
     */
    private record Run(Jdk jdk, String options, Class<?> main, String arguments, int threads) {
        List<String> jvmOptions() {
            return options.isEmpty() ? List.of() : List.of(options.split(" "));
        }

        boolean isHandOver() {
            return main == HandOverWorkload.class;
        }

        String title() {
            String[] parts = arguments.split(" ");
            return isHandOver()
                    ? String.format(Locale.ROOT, "%,d %s threads, %,d turns each", Integer.parseInt(parts[1]),
                            parts[0], Integer.parseInt(parts[2]))
                    : parts[1] + " " + parts[0] + " threads, as fast as they can" + (threads > 0
                            ? ", ended by exit()"
                            : "");
        }

        @Override
        public String toString() {
            return title() + ", " + jdk + " " + options;
        }
    }

    static Stream<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Jdk jdk : Jdk.all()) {
            if (jdk.hasVirtualThreads()) {
                runs.add(handOver(jdk, "", "virtual 1000 2000"));
                runs.add(handOver(jdk, "-XX:+UseZGC", "virtual 50000 50"));
                runs.add(handOver(jdk, "-Xint", "virtual 1000 200"));
                runs.add(handOver(jdk, "-Xcomp", "virtual 1000 200"));
                runs.add(new Run(jdk, "", PermitWorkload.class, "virtual 4 5000 quiet", 0));
                runs.add(new Run(jdk, "", PermitWorkload.class, "virtual 4 5000 exit", 4));
            }
            runs.add(handOver(jdk, "", "platform 200 2000"));
            runs.add(handOver(jdk, "-Xint", "platform 200 200"));
            runs.add(handOver(jdk, "-Xcomp", "platform 200 200"));
            runs.add(new Run(jdk, "", PermitWorkload.class, "platform 4 5000 quiet", 0));
            runs.add(new Run(jdk, "", PermitWorkload.class, "platform 4 5000 exit", 4));
        }
        return runs.stream();
    }

    private static Run handOver(Jdk jdk, String options, String arguments) {
        return new Run(jdk, options, HandOverWorkload.class, arguments, 0);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void recordsEachWait(Run run) throws Exception {
        TracedJvm.Ended ended;
        long begin = System.nanoTime();
        try (TracedJvm jvm = TracedJvm.start(run.jdk, run.jvmOptions(), folder,
                "out=run.jfr,min=0,stacks=1h,maxsize=8g",
                run.main, run.arguments.split(" "))) {
            ended = jvm.end(LIMIT_SECONDS);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err().lines()).as("nothing but where it traces to").hasSize(1);
        String blocker = run.isHandOver() ? run.main.getName() + "$Pair" : Class.class.getName();
        Tally tally = Tally.of(folder.resolve("run.jfr"), blocker);
        long waits = ended.out()
                .lines()
                .filter(line -> line.startsWith("waits "))
                .mapToLong(line -> Long.parseLong(line.substring("waits ".length())))
                .sum();
        ROWS.add(row(run, tally, waits, seconds));

        assertThat(tally.failureClasses()).as("failures of the agent").isEmpty();
        if (run.threads == 0) {
            assertThat(tally.waits()).as("recorded waits").isEqualTo(waits);
        }
        assertThat(tally.missing()).as("difference between counters and records").isLessThanOrEqualTo(run.threads);
        if (run.isHandOver()) {
            assertThat(tally.unresolved()).as("wakers not known, of %s", waits).isLessThanOrEqualTo(waits / 1000);
        }
    }

    private static String row(Run run, Tally tally, long waits, double seconds) {
        return String.format(Locale.ROOT, "| %s | %s | %s | %s | %,d | %d | %s | %,d |", run.title(),
                run.jdk.toString().substring(4), run.options.isEmpty() ? "" : "`" + run.options + "`",
                run.threads == 0 ? String.format(Locale.ROOT, "%,d", waits) : "not known", tally.waits(),
                tally.missing(), run.isHandOver() ? String.format(Locale.ROOT, "%,d", tally.unresolved()) : "-",
                Math.round(tally.waits() / seconds / 1000) * 1000);
    }

    @AfterAll
    static void writeDocument() throws IOException {
        List<String> lines = new ArrayList<>(List.of("# Exactness", "",
                "Written by `mvn -Pexactness -pl agent verify`, which fails where one of the claims below does not hold.",
                "",
                "Programs that count each of their calls of `park` themselves, with `min=0`. Claimed, with no tolerance: as many"
                        + " waits are recorded as the program has counted, and the agent's own counters say so; where a program is"
                        + " ended by `exit()` while its threads run, counters and records differ by no more than its threads. Of a"
                        + " thousand waits, at most one has a waker that is not known.",
                "",
                "In *turns*, pairs of threads hand a turn to each other. In *as fast as they can*, each thread gives a permit to"
                        + " itself and parks, so that a wait is nothing but the agent's work; waits per second counts the start and"
                        + " end of the JVM too.",
                "",
                "| program | JDK | options | waits by its own count | recorded | counters - records | wakers not known"
                        + " | waits per second |",
                "|---|---|---|---|---|---|---|---|"));
        lines.addAll(ROWS);
        Files.write(DOCUMENT, lines);
    }
}
