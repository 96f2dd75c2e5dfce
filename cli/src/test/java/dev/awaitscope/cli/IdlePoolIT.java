package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that have nothing to do are idle in every report: none of them waits. */
final class IdlePoolIT {
    /** Of {@code IdlePoolsWorkload}. */
    private static final int THREADS = 50;
    private static final long IDLE_NANOS = 1_500_000_000;

    @TempDir
    private Path folder;

    static List<TracedTarget> targets() {
        return LoopStallIT.targets();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void anIdlePoolOfFiftyShowsNoWaitingThread(TracedTarget target) throws Exception {
        try (TracedProgram program = TracedProgram.start(target.home(), folder, "out=run.jfr", "IdlePoolsWorkload")) {
            assertThat(program.lines()).containsExactly("idle");
        }
        RunReport report = Recordings.read(List.of(folder.resolve("run.jfr")), ReadOptions.DEFAULT).getFirst();

        for (String pool : List.of("idle-pool", "idle-scheduler", "idle-forkjoin")) {
            List<TracedThread> threads = report.threads().stream().filter(t -> t.name().equals(pool)).toList();
            assertThat(threads).as("threads of %s", pool).hasSize(THREADS).allSatisfy(IdlePoolIT::checkIdle);
        }
        // What the latch at which they met, and a CPU to run on, cost on a busy machine, is the rest.
        assertThat(report.waits()).filteredOn(wait -> wait.threadName().startsWith("idle-") && !wait.idle())
                .as("waits at the end of the run")
                .noneMatch(
                        wait -> wait.open() || wait.endNanos() > report.recording().durationNanos() - IDLE_NANOS / 2);
        assertThat(report.totals().idle()).anyMatch(total -> total.kind().label().equals("idle"));
        assertThat(report.totals().byKind()).noneMatch(total -> total.kind().label().equals("idle"));
        int last = report.load().concurrency().size() * 9 / 10;
        assertThat(report.load().concurrency().get(last)).as("in progress near the end: main waits for the clock")
                .isLessThan(5);
    }

    private static void checkIdle(TracedThread thread) {
        assertThat(thread.nanos(ThreadState.IDLE)).as("%s", thread.stateNanos()).isGreaterThan(IDLE_NANOS / 2);
        int last = thread.slices().size() - 1;
        assertThat(thread.slices().state(last)).isEqualTo(ThreadState.IDLE);
    }
}
