package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.EventLoop;
import dev.awaitscope.reports.LoopStall;
import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedWait;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an event loop's thread waits for is a stall, also where only the JVM sees that it waits. */
final class LoopStallIT {
    /** Of {@code StallsWorkload}. */
    private static final List<String> KINDS = List.of("latch", "lock", "semaphore", "future", "monitor", "object-wait",
            "sleep", "join");
    private static final int WAITING = 2;
    private static final long STALL_NANOS = 60_000_000;
    private static final long GRAIN = 1_000_000;

    @TempDir
    private Path folder;

    static List<TracedTarget> targets() {
        return TracedTarget.all().stream().filter(target -> !target.virtual()).toList();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void tellsHowLongOnWhatAndWhoHadToWait(TracedTarget target) throws Exception {
        try (TracedProgram program = TracedProgram.start(target.home(), folder, "out=run.jfr", "StallsWorkload")) {
            assertThat(program.lines()).containsExactly(KINDS.toString());
        }
        RunReport report = Recordings.read(List.of(folder.resolve("run.jfr")), ReadOptions.DEFAULT).getFirst();

        List<LoopStall> stalls = report.asynchronous().stalls().stream().filter(s -> s.nanos() >= GRAIN).toList();
        assertThat(stalls).extracting(stall -> stall.kind().label()).containsExactlyElementsOf(KINDS);
        assertThat(stalls).allSatisfy(stall -> {
            assertThat(report.threads().get(stall.thread()).name()).isEqualTo("loop");
            assertThat(stall.nanos()).as("%s", stall).isGreaterThanOrEqualTo(STALL_NANOS - GRAIN);
            assertThat(stall.waitingKeys()).as("keys that waited, %s", stall).isEqualTo(WAITING);
            TracedWait wait = report.waits().get(stall.waitIndex());
            assertThat(wait.kind()).isEqualTo(stall.kind());
            assertThat(wait.startNanos()).isBetween(stall.startNanos() - GRAIN, stall.startNanos() + GRAIN);
            assertThat(wait.endNanos()).isBetween(stall.endNanos() - GRAIN, stall.endNanos() + GRAIN);
        });
        checkLoop(report, stalls);
    }

    /** From its first selection to its last it is idle or busy, and what it waited for is a part of busy. */
    private static void checkLoop(RunReport report, List<LoopStall> stalls) {
        assertThat(report.asynchronous().loops()).hasSize(1);
        EventLoop loop = report.asynchronous().loops().getFirst();
        long span = loop.endNanos() - loop.startNanos();
        assertThat(loop.selectNanos() + loop.busyNanos()).as("idle and busy, of %s", loop)
                .isBetween(span * 97 / 100, span * 101 / 100);
        assertThat(loop.stalls()).isGreaterThanOrEqualTo(KINDS.size());
        assertThat(loop.stalledNanos()).isBetween(stalls.stream().mapToLong(LoopStall::nanos).sum(),
                loop.busyNanos() + GRAIN * KINDS.size());
        assertThat(loop.longestBusyNanos()).isGreaterThanOrEqualTo(2 * STALL_NANOS - GRAIN);
        assertThat(loop.selections()).isGreaterThanOrEqualTo(KINDS.size());
    }
}
