package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virtual threads did, where each mount is recorded, against what their program and the operating system say. */
final class SlicesIT {
    /** Of {@code CarriersWorkload}: each thread computes as often, for as long by the clock. */
    private static final long COMPUTED_NANOS = 120 * 1_000_000L;

    @TempDir
    Path folder;

    @Test
    void sumToTheLifetimesAndToTheCpuTimeOfTheCarriers() throws Exception {
        Path java = Path.of(System.getProperty("java.home"));
        try (TracedProgram program = TracedProgram.start(java, folder, "out=run.jfr,slices=all", "CarriersWorkload")) {
            assertThat(program.lines()).isEmpty();
        }
        RunReport report = Recordings.read(List.of(folder.resolve("run.jfr")), ReadOptions.DEFAULT).getFirst();

        List<TracedThread> threads = report.threads().stream().filter(t -> t.name().startsWith("busy-")).toList();
        assertThat(threads).hasSize(8).allSatisfy(SlicesIT::checkOne);
        List<TracedThread> carriers = report.threads().stream().filter(TracedThread::carrier).toList();
        long cpu = carriers.stream().mapToLong(TracedThread::cpuNanos).filter(nanos -> nanos > 0).sum();
        long queued = carriers.stream().mapToLong(TracedThread::runQueueNanos).filter(nanos -> nanos > 0).sum();
        long running = threads.stream().mapToLong(thread -> thread.nanos(ThreadState.RUNNING)).sum();
        if (cpu > 0) {
            // A carrier also runs and queues a little between mounts; the counters end with the last sample.
            assertThat(running).as("CPU %s, queued %s", cpu, queued)
                    .isBetween(cpu * 80 / 100, (cpu + queued) * 125 / 100);
        }
    }

    private static void checkOne(TracedThread thread) {
        assertThat(thread.estimated()).as("%s is known exactly", thread.name()).isFalse();
        long lifetime = thread.endNanos() - thread.startNanos();
        assertThat(thread.stateNanos().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(lifetime);
        assertThat(thread.nanos(ThreadState.RUNNING)).as("running of %s", thread.name())
                .isBetween(COMPUTED_NANOS, lifetime);
        assertThat(thread.nanos(ThreadState.RUNNABLE)).as("from ready to mounted").isPositive();
        assertThat(thread.nanos(ThreadState.UNKNOWN)).isLessThan(lifetime / 100);
    }
}
