package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentCost;
import dev.awaitscope.workload.CostWorkload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent says it costs is what happened: exact counts of calls, times within what the process has used. */
final class CostIT {
    private static final int PARKS = 40_000;
    private static final int TASKS = 3_000;
    /** The program's other threads, and the agent's, park as well. */
    private static final int OTHER_PARKS = 10_000;
    private static final int TIMED = 64;
    private static final int CELLS = 8;
    private static final long LONGEST_NANOS = 100_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void countsEachCallAndTimesSome(Target target) throws Exception {
        List<String> lines = run(target);
        assertThat(lines.get(0)).isEqualTo("true");
        long processNanos = Long.parseLong(lines.get(1));
        Recording recording = Recording.read(folder.resolve("run.jfr"));
        recording.assertSound();
        Map<String, RecordedEvent> costs = newest(recording);

        for (String hook : List.of("taskSubmit", "taskStart", "taskEnd")) {
            assertThat(calls(costs, hook)).as(hook).isEqualTo(TASKS);
        }
        assertThat(calls(costs, "park")).isBetween((long) PARKS, (long) PARKS + OTHER_PARKS);
        assertThat(calls(costs, "resume")).isGreaterThanOrEqualTo(PARKS);
        if (target.virtual()) {
            assertThat(calls(costs, "virtualThreadRun")).isEqualTo(1);
        }
        assertTimed(costs.get("hook park"));
        assertTimed(costs.get("hook unpark"));
        assertTimed(costs.get("hook taskSubmit"));
        assertThat(sum(costs, "hook ")).as("time in hooks, of what the process had").isBetween(1L, processNanos);
        assertThat(sum(costs, "thread ")).as("threads of the agent and of JFR").isBetween(1L, processNanos);
        assertThat(costs).containsKeys("thread awaitscope-watch", "thread JFR Recorder Thread",
                "thread JFR Periodic Tasks");
        long size = Files.size(folder.resolve("run.jfr"));
        assertThat(costs.get("recording").getLong("written")).as("written, of a file of %s bytes", size)
                .isBetween(size / 4, size * 2);
    }

    private List<String> run(Target target) throws Exception {
        try (TracedJvm jvm = TracedJvm.start(target.jdk(), folder, "out=run.jfr,quiet,min=0", CostWorkload.class,
                Integer.toString(PARKS), Integer.toString(TASKS), target.threads())) {
            TracedJvm.Ended ended = jvm.end();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.err()).isEmpty();
            return ended.out().lines().toList();
        }
    }

    /** Those that took too long, and so were suspended, are left out. */
    private static void assertTimed(RecordedEvent cost) {
        long calls = cost.getLong("calls");
        assertThat(cost.getLong("timedCalls")).as("timed of %s", calls)
                .isBetween(calls / TIMED / 2, calls / TIMED + CELLS);
        assertThat(cost.getLong("callCost")).isBetween(1L, LONGEST_NANOS);
        assertThat(cost.getLong("cpuTime")).isCloseTo(calls * cost.getLong("callCost"),
                org.assertj.core.data.Offset.offset(calls));
        assertThat(cost.getBoolean("estimated")).isTrue();
        assertThat(cost.getString("method")).matches("1 call in 64 timed .* less [0-9]+ ns for reading the clock")
                .doesNotContain("less 0 ns");
    }

    private static Map<String, RecordedEvent> newest(Recording recording) {
        Map<String, RecordedEvent> newest = new HashMap<>();
        recording.of(AgentCost.NAME).forEach(event -> newest.put(event.getString("part"), event));
        return newest;
    }

    private static long calls(Map<String, RecordedEvent> costs, String hook) {
        return costs.get("hook " + hook).getLong("calls");
    }

    private static long sum(Map<String, RecordedEvent> costs, String prefix) {
        return costs.values()
                .stream()
                .filter(event -> event.getString("part").startsWith(prefix))
                .mapToLong(event -> event.getLong("cpuTime"))
                .sum();
    }
}
