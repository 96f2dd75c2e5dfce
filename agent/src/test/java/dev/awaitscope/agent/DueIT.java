package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.workload.DueWorkload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From when a task is due until it runs is its queue time: also where it was due before its executor knew that. */
final class DueIT {
    private static final Duration PERIOD = Duration.ofMillis(DueWorkload.PERIOD_MILLIS);
    private static final Duration LONG_RUN = Duration.ofMillis(DueWorkload.LONG_RUN_MILLIS);
    /** Between reading how much time is left and writing that, a thread may lose its CPU. */
    private static final Duration TOLERANCE = Duration.ofMillis(8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void queueTimeIsFromDueToStart(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", DueWorkload.class).recording();

        List<Integer> pools = recording.of(TaskSubmit.NAME)
                .stream()
                .map(submit -> submit.getInt("poolId"))
                .distinct()
                .toList();
        assertThat(pools).hasSize(jdk.feature() >= 25 ? 6 : 3);
        for (int i = 0; i < pools.size(); i += 3) {
            checkRate(Task.of(recording, pools.get(i)));
            checkDelay(Task.of(recording, pools.get(i + 1)));
            checkOnce(Task.of(recording, pools.get(i + 2)));
        }
    }

    /** The first run takes longer than three periods: the next three were due while it went on. */
    private static void checkRate(List<Task> tasks) {
        assertThat(tasks).hasSize(DueWorkload.RUNS);
        for (int i = 1; i < tasks.size(); i++) {
            assertThat(Duration.between(tasks.get(0).due, tasks.get(i).due)).as("due %s times later", i)
                    .isCloseTo(PERIOD.multipliedBy(i), TOLERANCE);
            assertThat(tasks.get(i).queued()).as("queue time of run %s", i)
                    .isGreaterThan(LONG_RUN.minus(PERIOD.multipliedBy(i)).minus(TOLERANCE));
        }
    }

    private static void checkDelay(List<Task> tasks) {
        assertThat(tasks).hasSize(DueWorkload.RUNS);
        for (int i = 1; i < tasks.size(); i++) {
            assertThat(Duration.between(tasks.get(i - 1).run.getEndTime(), tasks.get(i).due)).as("due after run %s", i)
                    .isCloseTo(PERIOD, TOLERANCE);
            assertThat(tasks.get(i).queued()).as("queue time of run %s", i).isGreaterThan(Duration.ofMillis(-1));
        }
    }

    private static void checkOnce(List<Task> tasks) {
        assertThat(tasks).hasSize(2);
        assertThat(tasks.get(1).queued()).as("while the only thread had another task")
                .isGreaterThan(LONG_RUN.minus(PERIOD).minus(TOLERANCE));
    }

    /** A run with when it was due. */
    private record Task(Instant due, RecordedEvent run) {
        /** Those of a pool with one thread, which runs them in the order in which they were submitted. */
        static List<Task> of(Recording recording, int pool) {
            List<RecordedEvent> submits = ofPool(recording.of(TaskSubmit.NAME), pool);
            List<RecordedEvent> runs = ofPool(recording.of(TaskRun.NAME), pool);
            assertThat(runs).hasSameSizeAs(submits);
            return IntStream.range(0, runs.size())
                    .mapToObj(i -> new Task(submits.get(i).getStartTime().plus(submits.get(i).getDuration("delay")),
                            runs.get(i)))
                    .toList();
        }

        private static List<RecordedEvent> ofPool(List<RecordedEvent> events, int pool) {
            return events.stream().filter(event -> event.getInt("poolId") == pool).toList();
        }

        Duration queued() {
            return Duration.between(due, run.getStartTime());
        }
    }
}
