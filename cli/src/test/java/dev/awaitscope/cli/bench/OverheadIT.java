package dev.awaitscope.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.cli.CliProcess;
import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.Ran;
import dev.awaitscope.reports.compare.BenchResult;
import dev.awaitscope.reports.compare.BenchResultFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench overhead} for real, as short as it can be. */
class OverheadIT {
    @TempDir
    private Path folder;

    @Test
    void measuresEachVariantAndWritesTheTable() throws Exception {
        Ran ran = CliProcess.run(folder, "bench", "overhead", "--quick", "--workload", "ping-pong,pool", "-o", "result",
                "--docs", "cost.md");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).contains("Too few rounds to judge").contains("again", "hooks", "default", "stacks");
        BenchResult raw = BenchResultFile.read(folder.resolve("result"));
        assertThat(raw.scenarios()).extracting(BenchResult.BenchScenario::name)
                .containsExactly("start-up", "ping-pong-hello-saturated", "ping-pong-sleep-saturated",
                        "pool-hello-saturated", "pool-hello-open", "pool-sleep-saturated", "pool-sleep-open");
        assertThat(raw.scenarios()).allSatisfy(scenario -> assertThat(scenario.runs())
                .extracting(BenchResult.BenchRun::label)
                .containsExactly("untraced", "again", "hooks", "default", "stacks"));
        assertThat(raw.scenarios()).flatExtracting(BenchResult.BenchScenario::runs).allSatisfy(run -> {
            assertThat(run.rounds()).hasSize(1);
            assertThat(run.rounds().getFirst().answered()).isPositive();
            assertThat(run.rounds().getFirst().failed()).isZero();
            assertThat(run.rounds().getFirst().server().cpuNanos()).isPositive();
        });
        try (var files = Files.list(folder.resolve("result"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".jfr"));
        }
        String docs = Files.readString(folder.resolve("cost.md"));
        Ran again = CliProcess.run(folder, "bench", "overhead", "--from", "result", "--docs", "cost.md");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("cost.md")).hasContent(docs);
    }
}
