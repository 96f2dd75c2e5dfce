package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.StageRun;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.finding.Findings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each variant of each demo, traced: its report has the finding that it promises, and not that of the wrong variants. */
final class DemoFindingsIT {
    private static final long MS = 1_000_000;
    private static final Set<WaitKind> FOR_OTHERS = Set.of(WaitKind.LOCK, WaitKind.MONITOR);

    /** Where futures and failures come from, by their finding. */
    private static final Map<String, String> SITES = Map.of("future-never-awaited", "Orders.forget",
            "failure-never-observed", "Orders.reject", "future-never-completed", "Orders.hope");

    @TempDir
    private Path folder;

    @Test
    void everyVariantHasAPromise() throws Exception {
        List<String> promised = DemoPromise.ALL.stream().map(p -> p.demo() + " " + p.variant()).toList();
        List<String> there = Demo.all()
                .stream()
                .filter(demo -> !List.of("threadcost", "servers").contains(demo.name()))
                .flatMap(demo -> demo.variants().stream().map(variant -> demo.name() + " " + variant))
                .toList();
        assertThat(promised).containsExactlyElementsOf(there);
    }

    static Stream<DemoPromise> promises() {
        return DemoPromise.ALL.stream()
                .filter(promise -> promise.finding() != null || !promise.absent().isEmpty())
                .filter(promise -> !promise.demo().equals("primes"));
    }

    @ParameterizedTest
    @MethodSource("promises")
    void findsWhatItPromisesAndNotWhatIsPutRight(DemoPromise promise) throws Exception {
        TracedDemo demo = TracedDemo.run(folder, promise.demo(), promise.variant());

        List<Finding> findings = demo.report().causes().findings();
        assertThat(findings).as("%s", promise).noneMatch(finding -> promise.absent().contains(finding.name()));
        if (promise.finding() == null) {
            return;
        }
        Finding first = findings.getFirst();
        assertThat(first.name()).as("the first of %s", findings).isEqualTo(promise.finding());
        assertThat(Findings.tells(first)).as("told unasked: %s", first).isTrue();
        assertThat(demo.report().verdict().getFirst()).isEqualTo(first.sentence());
        assertThat(first.sentence()).hasSizeLessThan(120);
        String site = SITES.get(promise.finding());
        if (site != null) {
            assertThat(first.sites()).isNotEmpty().allMatch(place -> place.contains("." + site + ":"));
        }
        if (promise.demo().equals("philosophers")) {
            assertThat(first.threads().stream().map(thread -> demo.report().threads().get(thread).name()))
                    .containsExactlyInAnyOrder("philosopher-1", "philosopher-2", "philosopher-3", "philosopher-4",
                            "philosopher-5");
        }
    }

    @ParameterizedTest
    @CsvSource({"lazy, not asked", "sequential, 39", "pool, 39", "virtual, 39", "parallel, 39", "async, 39"})
    void countsPrimesExactly(String variant, String primes) throws Exception {
        TracedDemo demo = TracedDemo.run(folder, "primes", variant);

        assertThat(demo.lastLine()).startsWith(variant)
                .containsPattern(" " + primes + " +" + (primes.length() > 2 ? 0 : 500));
        List<Finding> findings = demo.report().causes().findings();
        if (variant.equals("lazy")) {
            assertThat(findings.getFirst().name()).isEqualTo("lazy-pipeline-never-run");
            assertThat(findings.getFirst().sites()).singleElement()
                    .asString()
                    .contains(".PrimeCount.lazy:");
            assertThat(Findings.tells(findings.getFirst())).isTrue();
        } else {
            assertThat(findings).noneMatch(finding -> finding.name().equals("lazy-pipeline-never-run"));
        }
    }

    /** Two threads that need the same class at the same time wait for its loader's lock. */
    private static final int FOR_CLASSES = 2;

    /** Who blocked whom is in the waits, and that nobody did is why the adder wins. */
    @ParameterizedTest
    @CsvSource({"unsynchronized,", "volatile,", "atomic,", "adder,", "synchronized, monitor", "lock, lock"})
    void counterTellsWhoBlockedWhom(String variant, String kind) throws Exception {
        // Enough for the threads to get in each other's way also where one of them begins late.
        int increments = kind == null ? 1_000_000 : 5_000_000;
        TracedDemo demo = TracedDemo.run(folder, "counter", variant, "--increments", String.valueOf(increments));

        List<TracedWait> waits = demo.report()
                .waits()
                .stream()
                .filter(wait -> wait.threadName().startsWith("incrementer-") && FOR_OTHERS.contains(wait.kind()))
                .toList();
        if (kind == null) {
            assertThat(waits).as("waits for the other thread, but for what both load")
                    .hasSizeLessThanOrEqualTo(FOR_CLASSES);
        } else {
            List<TracedWait> others = waits.stream().filter(wait -> !wait.kind().label().equals(kind)).toList();
            assertThat(others).as("what both load").hasSizeLessThanOrEqualTo(FOR_CLASSES);
            assertThat(waits).hasSizeGreaterThan(others.size()).allSatisfy(wait -> {
                String other = wait.threadName().equals("incrementer-1") ? "incrementer-2" : "incrementer-1";
                assertThat(wait.waker()).isIn(other, null);
            });
            assertThat(waits.stream().filter(wait -> wait.waker() != null).count())
                    .as("waits whose waker is known, of %s", waits.size())
                    .isGreaterThanOrEqualTo(waits.size() * 9 / 10);
        }
        boolean correct = !List.of("unsynchronized", "volatile").contains(variant);
        String sum = String.format(Locale.ROOT, "%,d", 2 * increments);
        assertThat(demo.lastLine()).matches(
                variant + " +" + sum + " +" + (correct ? sum + " +0" : "[0-9,]+ +[0-9,]+") + " +[0-9.,]+ ms");
    }

    @Test
    void coroutinesStopWhereTheyYieldAndNowhereElse() throws Exception {
        RunReport report = TracedDemo.run(folder, "coroutine", "cooperative").report();

        List<TracedWait> waits = report.waits().stream().filter(w -> w.threadName().startsWith("function-")).toList();
        // A wait that is too short for a stack was for the first turn, before the first step.
        assertThat(waits).allSatisfy(wait -> assertThat(wait.site() == null ? "Coroutine.run" : wait.site())
                .containsPattern("Coroutine[.](give|run)"));
        assertThat(waits.stream().filter(wait -> String.valueOf(wait.site()).contains("Coroutine.give")))
                .as("three functions, four steps, a yield after each; the last one is short")
                .hasSizeBetween(9, 12);

        RunReport free = TracedDemo.run(folder, "coroutine", "preemptive").report();
        assertThat(free.waits()).filteredOn(wait -> wait.threadName().startsWith("thread-"))
                .as("but for the latch at which they meet, nothing in these threads waits")
                .noneMatch(wait -> wait.kind() != WaitKind.LATCH && wait.durationNanos() > 5 * MS);
    }

    @ParameterizedTest
    @CsvSource({"completed, 6, true", "failed, 3, true", "cancelled, 3, false"})
    void streamAwaitsInOrderAndClosesInTheEnd(String variant, int items, boolean toTheEnd) throws Exception {
        TracedDemo demo = TracedDemo.run(folder, "stream", variant);

        StringBuilder expected = new StringBuilder("AsyncResource");
        for (int i = 0; i < items; i++) {
            expected.append(" AsyncRange SlowReader");
        }
        expected.append(toTheEnd ? " AsyncRange" : "").append(" AsyncResource");
        assertThat(awaits(demo.report())).isEqualTo(expected.toString());
    }

    @Test
    void streamWithoutBackPressureClosesTooAndRunsOnOneThread() throws Exception {
        RunReport report = TracedDemo.run(folder, "stream", "unbounded").report();

        List<String> awaits = List.of(awaits(report).split(" "));
        assertThat(awaits.getFirst()).isEqualTo("AsyncResource");
        assertThat(awaits.getLast()).isEqualTo("AsyncResource");
        assertThat(Collections.frequency(awaits, "AsyncRange")).isEqualTo(7);
        assertThat(Collections.frequency(awaits, "SlowReader")).isEqualTo(6);
        assertThat(String.join(" ", awaits)).as("an item comes while another is read")
                .contains("AsyncRange AsyncRange");
        assertThat(stages(report)).filteredOn(stage -> !stage.late())
                .allMatch(stage -> report.threads().get(stage.thread()).name().equals("loop"));
    }

    private static String awaits(RunReport report) {
        return stages(report).stream()
                .map(stage -> String.valueOf(stage.functionClass()).replaceFirst("[$].*", "").replaceFirst(".*[.]", ""))
                .filter(function -> !function.equals("StreamDemo"))
                .collect(Collectors.joining(" "));
    }

    private static List<StageRun> stages(RunReport report) {
        return report.asynchronous()
                .stages()
                .stream()
                .filter(stage -> String.valueOf(stage.functionClass()).contains(".demos.stream."))
                .toList();
    }

    /** 1 + 2 + 3 + 9 waits: one after the other, or side by side as long as the longest. */
    @ParameterizedTest
    @CsvSource({"sequential, main, 1, 15", "threads, task-, 4, 9", "virtual, task-, 4, 9"})
    void factorialWaitsForTheSumOrForTheLongest(String variant, String threads, int number, int longest)
            throws Exception {
        TracedDemo demo = TracedDemo.run(folder, "factorial", variant, "--wait", "20ms");

        assertThat(demo.lastLine()).contains(" 2  6  24  3,628,800 ");
        List<TracedThread> sleepers = demo.report()
                .threads()
                .stream()
                .filter(thread -> thread.name().startsWith(threads))
                .toList();
        assertThat(sleepers).hasSize(number);
        assertThat(sleepers.stream()
                .map(thread -> demo.report()
                        .waits()
                        .stream()
                        .filter(wait -> wait.thread() == thread.index() && wait.kind() == WaitKind.SLEEP)
                        .count())
                .max(Long::compare)).hasValue((long) longest);
        long most = sleepers.stream().mapToLong(thread -> thread.nanos(ThreadState.SLEEPING)).max().orElseThrow();
        assertThat(most).isGreaterThanOrEqualTo(longest * 19 * MS);
        assertThat(demo.report().recording().durationNanos()).isGreaterThan(most);
    }

    @Test
    void asynchronousFactorialsNeedOneThreadThatNeverSleeps() throws Exception {
        RunReport report = TracedDemo.run(folder, "factorial", "async", "--wait", "20ms").report();

        List<StageRun> steps = report.asynchronous()
                .stages()
                .stream()
                .filter(stage -> String.valueOf(stage.functionClass()).contains("Factorials"))
                .toList();
        Map<String, Long> byThread = steps.stream()
                .collect(Collectors.groupingBy(stage -> report.threads().get(stage.thread()).name(),
                        Collectors.counting()));
        assertThat(steps).hasSize(15);
        assertThat(byThread).containsOnlyKeys(byThread.containsKey("main") ? Set.of("loop", "main") : Set.of("loop"));
        // A first step may be over while main still hangs the next one on it.
        assertThat(byThread.getOrDefault("main", 0L)).as("steps in main, of four tasks").isLessThanOrEqualTo(4);
        assertThat(report.waits()).filteredOn(wait -> wait.threadName().equals("loop"))
                .noneMatch(wait -> wait.kind() == WaitKind.SLEEP);
    }
}
