package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Blame.Cause;
import dev.awaitscope.reports.CriticalPath.Link;
import dev.awaitscope.reports.CriticalPath.Segment;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real programs with one known bottleneck: it is the first root, and is blamed for what the program says it cost. */
final class BottleneckIT {
    private static final double WITHIN = 0.05;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"lock, LOCK, TIMER, Timings.slow", "stage, QUEUE, TIMER, Timings.slow",
            "pool, FUTURE, TIMER, Timings.slow", "loop, FUTURE, TIMER, Timings.slow",
            "carriers, LATCH, RUNNING, taker-", "chain, LATCH FUTURE LOCK, TIMER, Timings.slow"})
    void theRootIsBlamedForWhatItCost(String bottleneck, String kinds, Cause cause, String root) throws Exception {
        Traced traced = trace(bottleneck);
        Blame blame = traced.report.causes().blame();
        Set<WaitKind> waited = Stream.of(kinds.split(" ")).map(WaitKind::valueOf).collect(Collectors.toSet());
        long blamed = blame.charges()
                .stream()
                .filter(charge -> waited.contains(charge.kind()))
                .filter(charge -> isRoot(traced.report, blame.roots().get(charge.root()), cause, root))
                .mapToLong(Blame.Charge::nanos)
                .sum();
        assertThat((double) blamed / traced.blamedNanos)
                .as("blamed %s, by the program's clock %s of %s", blamed, traced.blamedNanos, traced.waitedNanos)
                .isBetween(1 - WITHIN, 1 + WITHIN);
        assertThat(blame.roots().getFirst()).matches(first -> isRoot(traced.report, first, cause, root), "is " + root);
        assertThat(blame.roots().stream().mapToLong(Blame.Root::nanos).sum()).isEqualTo(blame.totalNanos());
    }

    private static boolean isRoot(RunReport report, Blame.Root root, Cause cause, String name) {
        String label = report.causes().actors().get(root.actor()).label();
        return root.cause() == cause && (label + " " + root.site()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"lock, lock-convoy", "pool, pool-too-small", "loop, event-loop-blocked", "carriers, carriers-taken"})
    void itIsTheFirstFinding(String bottleneck, String finding) throws Exception {
        assertThat(trace(bottleneck).report.causes().findings()).first()
                .extracting(Finding::name)
                .isEqualTo(finding);
    }

    @Test
    void theCriticalPathLeadsThroughTheChain() throws Exception {
        RunReport report = trace("chain").report;
        List<String> threads = new ArrayList<>();
        for (Segment segment : report.causes().criticalPath().segments()) {
            if (segment.next() == Link.WAKE_UP) {
                threads.add(report.threads().get(segment.thread()).name());
            }
        }
        assertThat(threads).containsSubsequence("third", "second", "first");
        assertThat(report.causes().criticalPath().segments()).anySatisfy(segment -> {
            assertThat(report.threads().get(segment.thread()).name()).isEqualTo("third");
            assertThat(segment.state()).isEqualTo(ThreadState.SLEEPING);
            assertThat(segment.nanos()).isGreaterThan(590_000_000);
        });
    }

    @Test
    void whatWentOnWhileClientsWaitedIsThatTheWorkersSlept() throws Exception {
        RunReport report = trace("pool").report;
        for (WaitTotal total : report.totals().byThread()) {
            String name = report.threads().get(total.thread()).name();
            if (name.startsWith("client-")) {
                assertThat(total.meanwhile().getFirst().cause()).as(name).isEqualTo(Cause.TIMER);
            }
        }
        assertThat(report.totals().byTask()).extracting(WaitTotal::kind).contains(WaitKind.SLEEP);
        assertThat(report.causes().requests()).hasSize(1).first().satisfies(requests -> {
            assertThat(requests.lengths().count()).isEqualTo(72);
            assertThat(requests.typical().nanos()).isLessThanOrEqualTo(requests.slow().nanos());
            assertThat(requests.slow().parts().getFirst().site()).contains("Timings.slow");
        });
    }

    private Traced trace(String bottleneck) throws Exception {
        TracedTarget target = TracedTarget.all().getLast();
        try (TracedProgram program = TracedProgram.start(target.home(), List.of(
                "-Djdk.virtualThreadScheduler.parallelism=2", "-Djdk.virtualThreadScheduler.maxPoolSize=2"), folder,
                "out=run.jfr", "BottleneckWorkload", bottleneck)) {
            String[] printed = program.lines().getLast().split("\t");
            RunReport report = Recordings.read(List.of(folder.resolve("run.jfr")), ReadOptions.DEFAULT).getFirst();
            return new Traced(report, Long.parseLong(printed[0]), Long.parseLong(printed[1]));
        }
    }

    /**
     * A run and what it says of itself.
     *
     * @param blamedNanos how long threads waited while those they waited for did what is slow
     * @param waitedNanos how long they waited in all
     */
    private record Traced(RunReport report, long blamedNanos, long waitedNanos) {}
}
