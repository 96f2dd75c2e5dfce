package dev.awaitscope.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.cli.CliProcess;
import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.Ran;
import dev.awaitscope.reports.compare.BenchResult;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResultFile;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench servers} for real, as short as it can be. */
class ServersIT {
    private static final String SERVER = "demos.servers.ServersDemo";

    @TempDir
    private Path folder;

    @Test
    void measuresTracesAndComparesEachMode() throws Exception {
        Ran ran = CliProcess.run(folder, "bench", "servers", "--mode", "blocking,pool,async,virtual", "--rounds", "1",
                "--seconds", "1", "--connections", "16", "--burst", "100", "-o", "result");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("Throughput", "CPU per request", "Traced / untraced", "Page: ");
        Path result = folder.resolve("result");
        BenchResult raw = BenchResultFile.read(result);
        assertThat(raw.scenarios()).extracting(BenchResult.BenchScenario::name).containsExactly("hello", "burst");
        for (BenchRun run : raw.scenarios().getFirst().runs()) {
            assertPlausible(run);
            assertThat(result.resolve(run.label() + "-hello.jfr")).isNotEmptyFile();
            assertThat(result.resolve(run.label() + "-hello.html")).isNotEmptyFile();
        }
        raw.scenarios().getLast().runs().forEach(run -> assertThat(run.rounds().getFirst().answered()).isEqualTo(100));
        assertTracedRunsShowTheirMode(BenchFolder.of(result).comparison().scenarios().getFirst());
        assertThat(result.resolve("compare.html")).isNotEmptyFile();
        Ran again = CliProcess.run(folder, "compare", "result", "-o", "again.html");
        assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("again.html")).hasSameTextualContentAs(result.resolve("compare.html"));
    }

    @Test
    void anInterruptKeepsWhatIsCompleteAndStopsEverything() throws Exception {
        try (CliProcess bench = start("--rounds", "500")) {
            awaitRounds(bench, 2);
            List<ProcessHandle> started = bench.descendants();
            assertThat(started).hasSizeGreaterThanOrEqualTo(2);
            bench.signal("INT");
            Ran ran = bench.end();
            assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTIAL);
            assertThat(ran.out()).contains("Interrupted").contains("Throughput");
            assertThat(started).noneMatch(ProcessHandle::isAlive);
        }
        List<BenchRun> runs = BenchResultFile.read(folder.resolve("result")).scenarios().getFirst().runs();
        assertThat(runs).allSatisfy(run -> assertThat(run.rounds()).hasSizeBetween(1, 499));
    }

    @Test
    void aServerThatDiesLeavesTheOthersTheirRounds() throws Exception {
        try (CliProcess bench = start("--rounds", "4")) {
            awaitRounds(bench, 1);
            CliProcess.send(bench.descendants("--mode virtual").getFirst(), "KILL");
            Ran ran = bench.end();
            assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTIAL);
            assertThat(ran.out()).contains("the virtual server ended with code 137");
        }
        List<BenchRun> runs = BenchResultFile.read(folder.resolve("result")).scenarios().getFirst().runs();
        assertThat(runs.getFirst().rounds()).hasSize(4);
        assertThat(runs.getLast().rounds()).hasSizeBetween(1, 3);
    }

    @Test
    void whoIsKilledTakesTheServersAlong() throws Exception {
        try (CliProcess bench = start("--rounds", "500")) {
            awaitRounds(bench, 1);
            List<ProcessHandle> servers = bench.descendants(SERVER);
            assertThat(servers).hasSize(2);
            bench.signal("KILL");
            bench.until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
        }
        assertThat(BenchResultFile.read(folder.resolve("result")).scenarios().getFirst().runs())
                .as("what was complete by then is there")
                .allSatisfy(run -> assertThat(run.rounds()).isNotEmpty());
    }

    private CliProcess start(String... more) throws Exception {
        List<String> arguments = new java.util.ArrayList<>(List.of("bench", "servers", "--mode", "blocking,virtual",
                "--seconds", "1", "--connections", "8", "--burst", "0", "--no-trace", "-o", "result"));
        arguments.addAll(List.of(more));
        return CliProcess.start(folder, arguments.toArray(String[]::new));
    }

    /** Waits until so many rounds of all modes are complete. */
    private void awaitRounds(CliProcess bench, int rounds) {
        Path raw = folder.resolve("result/bench.json");
        bench.until(() -> Files.exists(raw) && BenchResultFile.read(raw)
                .scenarios()
                .getFirst()
                .runs()
                .getFirst()
                .rounds()
                .size() >= rounds);
    }

    private static void assertPlausible(BenchRun run) {
        assertThat(run.rounds()).hasSize(1);
        BenchRound round = run.rounds().getFirst();
        assertThat(round.answered()).isGreaterThan(100);
        assertThat(round.failed()).as(round.failure()).isZero();
        assertThat(round.latency().getTotalCount()).isEqualTo(round.answered());
        assertThat(round.durationNanos()).isBetween(900_000_000L, 1_500_000_000L);
        assertThat(round.server().cpuNanos()).isBetween(1_000_000L, 4_000_000_000L);
        assertThat(round.server().peakThreads()).isGreaterThan(5);
        assertThat(round.server().voluntarySwitches()).isPositive();
        assertThat(round.client().cpuNanos()).isPositive();
    }

    /** What a mode is shows in what was traced: one at a time, at most eight at a time, or more. */
    private static void assertTracedRunsShowTheirMode(Scenario hello) {
        assertThat(hello.runs()).allSatisfy(run -> {
            assertThat(run.traced()).isNotNull();
            assertThat(run.traced().coverage().failures()).isEmpty();
            assertThat(run.measure(MeasureKind.CONCURRENCY).orElseThrow().median()).isPositive();
            assertThat(run.measure(MeasureKind.TRACED_RATIO).orElseThrow().median()).isBetween(0.05, 20.0);
        });
        assertHeldConnections(hello);
        assertThat(hello.runs().get(1).measure(MeasureKind.TASK_QUEUE_P99)).as("the pool queues").isPresent();
        assertThat(hello.runs().get(0).measure(MeasureKind.TASK_QUEUE_P99)).as("blocking has no queue").isEmpty();
        assertThat(hello.why()).hasSizeGreaterThanOrEqualTo(4);
    }

    private static void assertHeldConnections(Scenario hello) {
        assertThat(hello.runs()).filteredOn(run -> run.measure(MeasureKind.MEMORY_PER_CONNECTION).isPresent())
                .as("a thread that serves one connection at a time holds no thousand of them")
                .extracting(ComparedRun::label)
                .containsExactly("async", "virtual");
        assertThat(hello.runs().get(3).measure(MeasureKind.MEMORY_PER_CONNECTION).orElseThrow().median())
                .as("bytes of an open connection, its virtual thread's stack included")
                .isBetween(200.0, 200_000.0);
    }

    @Test
    void countsSystemCallsWhereThereIsStrace() throws Exception {
        Ran ran = CliProcess.run(folder, "bench", "servers", "--mode", "blocking", "--rounds", "1", "--seconds", "1",
                "--connections", "4", "--burst", "0", "-o", "result");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
        Comparison comparison = BenchFolder.of(folder.resolve("result")).comparison();
        Optional<Measure> calls = comparison.scenarios().getFirst().runs().getFirst().measure(MeasureKind.SYSTEM_CALLS);
        if (calls.isPresent()) {
            assertThat(calls.orElseThrow().median()).as("accept, read, write, close at the least")
                    .isBetween(4.0, 100.0);
            assertThat(calls.orElseThrow().note()).contains(" accept");
        } else {
            assertThat(comparison.method()).as("why they are missing is said")
                    .anyMatch(sentence -> sentence.startsWith("The system calls of blocking were not counted: strace"));
        }
    }
}
