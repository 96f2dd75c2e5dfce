package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Findings that rest on single events, in real programs in which these happen. */
final class FaultsIT {
    private static final Path CPU_GROUPS = Path.of("/sys/fs/cgroup/cpu");
    private static final Path UNIFIED = Path.of("/sys/fs/cgroup");

    @TempDir
    private Path folder;

    @Test
    void failureThatNobodySaw() throws Exception {
        Finding failure = finding(run("", "FuturesWorkload"), "failure-never-observed");
        assertThat(failure.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(failure.sentence()).contains("IllegalStateException");
        assertThat(failure.because()).contains("The first says: ");
        assertThat(failure.sites()).anyMatch(site -> site.contains("FuturesWorkload."));
        assertThat(failure.threads()).isNotEmpty();
    }

    @Test
    void lazyPipelineThatNeverRan() throws Exception {
        Finding pipeline = finding(run(",groups=*+pipelines", "PipelinesWorkload"), "lazy-pipeline-never-run");
        assertThat(pipeline.sentence()).startsWith("3 streams were built and never run");
        assertThat(pipeline.sites()).hasSize(3).allMatch(site -> site.contains("PipelinesWorkload."));
        assertThat(run("", "PipelinesWorkload").causes().findings()).extracting(Finding::name)
                .containsExactly("nothing-wrong");
    }

    @Test
    void futureThatNobodyCompletedWithWhoWaitsForIt() throws Exception {
        RunReport report = run("", "BottleneckWorkload", "forgotten");
        Finding future = finding(report, "future-never-completed");
        assertThat(future.sentence()).startsWith("waiter waited ").contains("for a future that nobody completed");
        assertThat(future.threads()).extracting(thread -> report.threads().get(thread).name())
                .containsExactly("waiter");
        assertThat(future.sites()).first().asString().contains("BottleneckWorkload");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void listenQueueThatOverflowed() throws Exception {
        Finding overflow = finding(run("", "OsWorkload", "overflow"), "listen-queue-overflow");
        assertThat(overflow.figures().getFirst().value()).isPositive();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void cpuQuotaThatWasUsedUp() throws Exception {
        boolean unified = Files.isWritable(UNIFIED.resolve("cgroup.subtree_control"));
        Path parent = unified ? UNIFIED : CPU_GROUPS;
        assumeTrue(Files.isWritable(parent.resolve("cgroup.procs")), "may make a control group of its own");
        Path group = Files.createDirectory(parent.resolve("awaitscope-" + ProcessHandle.current().pid()));
        try {
            if (unified) {
                Files.writeString(group.resolve("cpu.max"), "50000 100000");
            } else {
                Files.writeString(group.resolve("cpu.cfs_period_us"), "100000");
                Files.writeString(group.resolve("cpu.cfs_quota_us"), "50000");
            }
            Finding throttled = finding(runIn(group), "cpu-throttled");
            assertThat(throttled.sentence()).startsWith("The CPU quota of 0.50 cores was used up in ");
            assertThat(throttled.confidence()).isEqualTo(Confidence.CERTAIN);
            assertThat(throttled.because()).contains(String.valueOf(group.getFileName()));
        } finally {
            Files.delete(group);
        }
    }

    private static Finding finding(RunReport report, String name) {
        List<Finding> findings = report.causes().findings();
        assertThat(findings).extracting(Finding::name).contains(name).doesNotContain("nothing-wrong");
        return findings.stream().filter(finding -> finding.name().equals(name)).findFirst().orElseThrow();
    }

    private RunReport run(String options, String workload, String... arguments) throws Exception {
        Path file = folder.resolve(workload + options.length() + ".jfr");
        try (TracedProgram program = TracedProgram.start(newest(), folder, "out=" + file + options, workload,
                arguments)) {
            assertThat(program.lines()).isNotEmpty();
        }
        return Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
    }

    private RunReport runIn(Path group) throws Exception {
        Path file = folder.resolve("throttled.jfr");
        try (TracedProgram program = TracedProgram.startIn(group, newest(), folder, "out=" + file, "OsWorkload",
                "spin")) {
            assertThat(program.lines()).containsExactly("done");
        }
        return Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
    }

    private static Path newest() {
        return TracedTarget.all().getLast().home();
    }
}
