package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a thread is said to have run is how long the operating system let it run. */
final class RunningTimeIT {
    @TempDir
    private Path folder;

    static List<TracedTarget> targets() {
        return TracedTarget.all().stream().filter(target -> !target.virtual()).toList();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void runningIsTheCpuTimeOfTheThread(TracedTarget target) throws Exception {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/schedstat")), "no scheduler statistics here");
        Path file = folder.resolve(target.feature() + ".jfr");
        try (TracedProgram program = TracedProgram.start(target.home(), folder, "out=" + file, "RunningWorkload")) {
            List<String> lines = program.lines();
            RunReport report = Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
            assertThat(lines).hasSize(2).allSatisfy(line -> {
                String[] fields = line.split("\t");
                agrees(thread(report, fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
            });
        }
    }

    private static TracedThread thread(RunReport report, String name) {
        return report.threads().stream().filter(thread -> thread.name().equals(name)).findFirst().orElseThrow();
    }

    /**
     * To the tenth where the thread had a CPU whenever it wanted one. Where it had to queue, the sampler had to as well:
     * when exactly it queued is less well known then, by a part of how long it did.
     */
    private static void agrees(TracedThread thread, long cpuNanos, long queuedNanos) {
        long life = thread.endNanos() - thread.startNanos();
        long sum = thread.stateNanos().values().stream().mapToLong(Long::longValue).sum();
        assertThat(sum).as("states of %s fill its life", thread.name()).isEqualTo(life);
        assertThat(thread.nanos(ThreadState.RUNNING)).as("%s ran, of %s", thread.name(), thread.stateNanos())
                .isCloseTo(cpuNanos, within(cpuNanos / 10 + queuedNanos / 20));
        assertThat(thread.nanos(ThreadState.UNKNOWN)).as("%s not known, of %s", thread.name(), thread.stateNanos())
                .isLessThan(life / 100 + queuedNanos / 4);
    }
}
