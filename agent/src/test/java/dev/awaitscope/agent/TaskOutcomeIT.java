package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.FutureComplete;
import dev.awaitscope.agent.event.TaskReject;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.workload.IdlePoolsWorkload;
import dev.awaitscope.workload.TaskOutcomesWorkload;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How tasks end: each executor of the workload, in its order, with what must be recorded of it and nothing else. */
final class TaskOutcomeIT {
    private static final String POOL = "ThreadPoolExecutor";
    private static final String FORK_JOIN = "ForkJoinPool";
    private static final String SCHEDULED = "ScheduledThreadPoolExecutor";

    /** Numbers of events of one executor. */
    private record Expected(String name, String pool, int submits, int runs, int failed, int cancelled, int rejected) {}

    private static final List<Expected> TABLE = List.of(
            new Expected("done", POOL, 3, 3, 0, 0, 0),
            new Expected("failed", POOL, 2, 2, 2, 0, 0),
            new Expected("cancelled", POOL, 3, 3, 0, 2, 0),
            new Expected("aborted", POOL, 4, 2, 0, 0, 2),
            new Expected("runByCaller", POOL, 4, 4, 0, 0, 2),
            new Expected("discarded", POOL, 4, 2, 0, 0, 2),
            new Expected("shutDown", POOL, 2, 1, 0, 0, 1),
            new Expected("forkJoinShutDown", FORK_JOIN, 2, 1, 0, 0, 1),
            new Expected("forkJoinFailed", FORK_JOIN, 3, 3, 1, 1, 0),
            new Expected("invokedTogether", POOL, 3, 3, 1, 0, 0),
            new Expected("forkJoinInvokedTogether", FORK_JOIN, 3, 3, 1, 0, 0),
            new Expected("periodic", SCHEDULED, 3, 3, 1, 0, 0),
            new Expected("cancelledBeforeDue", SCHEDULED, 1, 0, 0, 0, 0),
            new Expected("overridden", "", 3, 2, 0, 0, 0),
            new Expected("cancelledWhileRunning", POOL, 1, 1, 0, 1, 0),
            // Each of the two that are refused is submitted again by the policy, in place of the oldest.
            new Expected("oldestDiscarded", POOL, 6, 2, 0, 0, 2),
            new Expected("ownPolicy", POOL, 4, 2, 0, 0, 2),
            new Expected("shutDownNow", POOL, 4, 1, 0, 0, 0),
            new Expected("forkJoinShutDownNow", FORK_JOIN, 4, 1, 0, 0, 0),
            new Expected("executeOverridden", "", 3, 3, 0, 0, 0),
            new Expected("executePassedBy", POOL, 1, 3, 0, 0, 0));
    private static final Expected PER_TASK = new Expected("perTask", "ThreadPerTaskExecutor", 5, 4, 2, 1, 1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void recordsHowEachTaskEnds(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", TaskOutcomesWorkload.class).recording();

        List<Integer> pools = recording.of(TaskSubmit.NAME)
                .stream()
                .filter(submit -> name(submit, "poolClass") != null)
                .map(submit -> submit.getInt("poolId"))
                .distinct()
                .toList();
        assertThat(pools).hasSize(TABLE.size() + (jdk.hasVirtualThreads() ? 1 : 0));
        for (int i = 0; i < pools.size(); i++) {
            check(recording, pools.get(i), i < TABLE.size() ? TABLE.get(i) : PER_TASK);
        }
        checkCallerRuns(recording, pools.get(4));
        assertThat(ofPool(recording, TaskRun.NAME, pools.get(19))).as("what was given, not what was meant")
                .extracting(run -> simpleName(run, "taskClass"))
                .containsOnly("Named");
        assertThat(recording.of(TaskReject.NAME)).extracting(reject -> simpleName(reject, "policyClass"))
                .filteredOn(Objects::nonNull)
                .filteredOn(policy -> policy.endsWith("Policy"))
                .containsExactly("AbortPolicy", "AbortPolicy", "CallerRunsPolicy", "CallerRunsPolicy",
                        "DiscardPolicy", "DiscardPolicy", "AbortPolicy", "DiscardOldestPolicy",
                        "DiscardOldestPolicy");
        // Who cancelled what, by the id that its submit has: two while queued, one not due, one or two that ran.
        List<Long> submitted = recording.of(TaskSubmit.NAME).stream().map(s -> s.getLong("taskId")).toList();
        List<RecordedEvent> cancels = recording.of(FutureComplete.NAME)
                .stream()
                .filter(event -> event.getBoolean("cancelled"))
                .toList();
        assertThat(cancels).hasSize(jdk.hasVirtualThreads() ? 5 : 4)
                .allSatisfy(cancel -> assertThat(cancel.getThread().getJavaName()).isEqualTo("main"));
        assertThat(cancels.subList(0, 4))
                .allSatisfy(cancel -> assertThat(submitted).contains((long) cancel.getInt("futureId")));
    }

    private static void check(Recording recording, int pool, Expected expected) {
        List<RecordedEvent> submits = ofPool(recording, TaskSubmit.NAME, pool);
        List<RecordedEvent> runs = ofPool(recording, TaskRun.NAME, pool);
        assertThat(submits).as("submits, %s", expected.name)
                .hasSize(expected.submits)
                .allMatch(submit -> expected.pool.equals(simpleName(submit, "poolClass"))
                        || expected.pool.isEmpty());
        assertThat(runs).as("runs, %s", expected.name).hasSize(expected.runs);
        assertThat(runs.stream().filter(run -> run.getClass("failureClass") != null)).as("failed, %s", expected.name)
                .hasSize(expected.failed);
        assertThat(runs.stream().filter(run -> run.getBoolean("cancelled"))).as("cancelled, %s", expected.name)
                .hasSize(expected.cancelled);
        assertThat(ofPool(recording, TaskReject.NAME, pool)).as("rejected, %s", expected.name)
                .hasSize(expected.rejected)
                .allMatch(reject -> submits.stream()
                        .anyMatch(submit -> submit.getLong("taskId") == reject.getLong("taskId")
                                && !submit.getStartTime().isAfter(reject.getStartTime())));
    }

    /** What the pool has refused the caller runs, in the pool's name. */
    private static void checkCallerRuns(Recording recording, int pool) {
        assertThat(ofPool(recording, TaskRun.NAME, pool).stream()
                .filter(run -> run.getThread().getJavaName().equals("main"))).hasSize(2);
        List<RecordedEvent> submits = ofPool(recording, TaskSubmit.NAME, pool);
        assertThat(submits).extracting(submit -> submit.getInt("maximumPoolSize")).containsOnly(1);
        assertThat(submits).extracting(submit -> submit.getInt("poolSize")).containsExactly(0, 1, 1, 1);
        assertThat(submits).extracting(submit -> submit.getInt("queueLength")).containsExactly(0, 0, 1, 1);
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void anIdlePoolDoesNotWait(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", IdlePoolsWorkload.class).recording();

        for (String name : List.of("idle-pool", "idle-scheduler", "idle-forkjoin")) {
            List<RecordedEvent> open = recording.of("awaitscope.OpenWait")
                    .stream()
                    .filter(event -> name.equals(event.getThread("waiter").getJavaName()))
                    .toList();
            assertThat(open).as("open waits of %s", name)
                    .allSatisfy(event -> assertThat(event.getString("kind")).isEqualTo("idle"))
                    .extracting(event -> event.getThread("waiter").getJavaThreadId())
                    .as("idle threads of %s", name)
                    .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(IdlePoolsWorkload.THREADS));
            // The latch that they met at is over before they are idle.
            assertThat(recording.waitsOf(name)).as("waits of %s", name)
                    .allMatch(wait -> wait.kind().equals("idle") || wait.kind().equals("latch")
                            || wait.millis() < IdlePoolsWorkload.IDLE_MILLIS / 2);
        }
    }

    private static List<RecordedEvent> ofPool(Recording recording, String type, int pool) {
        return recording.of(type).stream().filter(event -> event.getInt("poolId") == pool).toList();
    }

    private static String name(RecordedEvent event, String field) {
        RecordedClass type = event.getClass(field);
        return type == null ? null : type.getName();
    }

    private static String simpleName(RecordedEvent event, String field) {
        String name = name(event, field);
        return name == null ? null : name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
