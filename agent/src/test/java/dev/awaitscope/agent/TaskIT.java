package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.OpenWait;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.workload.ForkJoinWorkload;
import dev.awaitscope.workload.IdleWorkload;
import dev.awaitscope.workload.TasksWorkload;
import dev.awaitscope.workload.ThreadPerTaskWorkload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void recordsSubmitAndRunOfEachTask(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", TasksWorkload.class).recording();

        check(recording, "java.util.concurrent.ThreadPoolExecutor", TasksWorkload.TASKS);
        check(recording, "java.util.concurrent.ScheduledThreadPoolExecutor", TasksWorkload.TASKS);
        // One more: the submitted one of the recursive tasks, not those that it forks.
        check(recording, "java.util.concurrent.ForkJoinPool", TasksWorkload.TASKS + 1);
        if (jdk.hasVirtualThreads()) {
            check(recording, "java.util.concurrent.ThreadPerTaskExecutor", TasksWorkload.TASKS);
        }
    }

    private static void check(Recording recording, String pool, int tasks) {
        // The first pool of the class: a single-thread executor, used later, is a ThreadPoolExecutor, too.
        int id = recording.of(TaskSubmit.NAME)
                .stream()
                .filter(event -> pool.equals(poolClass(event)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing submitted to " + pool))
                .getInt("poolId");
        List<RecordedEvent> submits = ofPool(recording.of(TaskSubmit.NAME), id);
        List<RecordedEvent> runs = ofPool(recording.of(TaskRun.NAME), id);
        assertThat(submits).as("submits to %s", pool).hasSize(tasks);
        assertThat(runs).as("runs in %s", pool).hasSize(tasks);
        assertThat(runs).extracting(run -> run.getLong("taskId"))
                .containsExactlyInAnyOrderElementsOf(submits.stream().map(submit -> submit.getLong("taskId")).toList());
        assertThat(submits).allSatisfy(submit -> {
            assertThat(submit.getThread().getJavaName()).isEqualTo("main");
            assertThat(submit.getDuration("delay").compareTo(Duration.ofMillis(TasksWorkload.DELAY_MILLIS)) <= 0)
                    .isTrue();
            assertThat(submit.getDuration("delay").isZero()).isEqualTo(!pool.contains("Scheduled"));
        });
        checkOrder(submits, new ArrayList<>(runs));
        assertThat(runs.stream().filter(run -> run.getClass("failureClass") != null)).as("failed in %s", pool)
                .hasSize(1)
                .allSatisfy(run -> assertThat(run.getClass("failureClass").getName())
                        .contains("Exception"));
    }

    private static void checkOrder(List<RecordedEvent> submits, List<RecordedEvent> runs) {
        for (RecordedEvent submit : submits) {
            RecordedEvent run = runs.stream()
                    .filter(r -> r.getLong("taskId") == submit.getLong("taskId"))
                    .findFirst()
                    .orElseThrow();
            runs.remove(run);
            Duration delay = submit.getDuration("delay");
            // A delay is what is left of it a moment after the due time was fixed.
            assertThat(run.getStartTime()).isAfterOrEqualTo(submit.getStartTime().plus(delay).minusMillis(1));
        }
    }

    /** On JDK 17 each task gets a thread of its own then, later releases have a pool all the same. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void recordsTasksOfCompletableFutureWhereThePoolHasOneThread(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", ThreadPerTaskWorkload.class);

        assertThat(run.ended().out()).contains("parallelism 1");
        List<RecordedEvent> submits = run.recording().of(TaskSubmit.NAME);
        List<RecordedEvent> runs = run.recording().of(TaskRun.NAME);
        String pool = "java.util.concurrent."
                + (jdk.feature() < 25 ? "CompletableFuture$ThreadPerTaskExecutor" : "ForkJoinPool");
        assertThat(submits).hasSize(ThreadPerTaskWorkload.TASKS).allMatch(event -> pool.equals(poolClass(event)));
        assertThat(runs).hasSize(ThreadPerTaskWorkload.TASKS).allMatch(event -> pool.equals(poolClass(event)));
        assertThat(runs).extracting(event -> event.getLong("taskId"))
                .containsExactlyElementsOf(submits.stream().map(event -> event.getLong("taskId")).toList());
        assertThat(runs).extracting(event -> event.getThread().getJavaName()).doesNotContain("main");
    }

    /** However many tasks they fork, and however they come into their pool; a parallel stream submits none. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void recordsForkJoinTasksThatAreSubmittedAndNotThoseThatAreForked(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", ForkJoinWorkload.class).recording();

        List<Integer> pools = recording.of(TaskSubmit.NAME)
                .stream()
                .filter(event -> ForkJoinPool.class.getName().equals(poolClass(event)))
                .map(event -> event.getInt("poolId"))
                .distinct()
                .toList();
        int own = ForkJoinWorkload.SUBMITTED.size();
        assertThat(pools).hasSizeBetween(own, own + 1);
        for (int i = 0; i < own; i++) {
            int submitted = ForkJoinWorkload.SUBMITTED.get(i);
            assertThat(ofPool(recording.of(TaskSubmit.NAME), pools.get(i))).as("submitted, %s", i).hasSize(submitted);
            assertThat(ofPool(recording.of(TaskRun.NAME), pools.get(i))).as("run, %s", i)
                    .hasSize(submitted)
                    .noneMatch(run -> run.getThread().getJavaName().equals("main"))
                    .noneMatch(run -> run.getClass("failureClass") != null || run.getBoolean("cancelled"));
        }
        assertThat(recording.of(TaskSubmit.NAME)).as("of all pools together")
                .hasSize(ForkJoinWorkload.SUBMITTED.stream().mapToInt(Integer::intValue).sum()
                        + ForkJoinWorkload.ASYNCHRONOUS);
    }

    /** How many processors there are decides between the common pool and, on JDK 17, a thread for each task. */
    @ParameterizedTest
    @MethodSource("processors")
    void recordsAsynchronousTasksOnAnyNumberOfProcessors(Jdk jdk, int processors) throws Exception {
        try (TracedJvm jvm = TracedJvm.start(jdk, List.of("-XX:ActiveProcessorCount=" + processors), folder,
                "out=run.jfr", ForkJoinWorkload.class)) {
            TracedJvm.Ended ended = jvm.end();
            assertThat(ended.exitCode()).as(ended.err()).isZero();
        }
        Recording recording = Recording.read(folder.resolve("run.jfr"));
        recording.assertSound();
        boolean perTask = jdk.feature() < 25 && processors <= 2;
        String pool = "java.util.concurrent."
                + (perTask ? "CompletableFuture$ThreadPerTaskExecutor" : "ForkJoinPool");
        List<RecordedEvent> submits = recording.of(TaskSubmit.NAME);
        List<RecordedEvent> last = submits.subList(submits.size() - ForkJoinWorkload.ASYNCHRONOUS, submits.size());
        assertThat(last).allMatch(event -> pool.equals(poolClass(event)))
                .extracting(event -> event.getInt("poolId"))
                .containsOnly(last.get(0).getInt("poolId"));
        assertThat(ofPool(recording.of(TaskRun.NAME), last.get(0).getInt("poolId")))
                .extracting(event -> event.getLong("taskId"))
                .containsExactlyElementsOf(last.stream().map(event -> event.getLong("taskId")).toList());
    }

    static List<Arguments> processors() {
        return Jdk.all()
                .stream()
                .flatMap(jdk -> Stream.of(1, 2, 4).map(processors -> Arguments.of(jdk, processors)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = "-tasks")
    void saysNothingOfTasksWhenTheGroupIsOff(String groups) throws Exception {
        Recording recording = TracedRun.of(Jdk.newest(), folder, "groups=" + groups, TasksWorkload.class).recording();

        assertThat(recording.of(TaskRun.NAME)).allMatch(run -> poolClass(run) == null
                || poolClass(run).endsWith("ThreadPerTaskExecutor"));
        assertThat(recording.coverage("tasks")).isEqualTo("off");
        assertThat(recording.coverage("park")).isEqualTo("on");
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tellsThatAWorkerIsStillIdleWhenTheProgramEnds(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", IdleWorkload.class);

        assertThat(run.recording().of(OpenWait.NAME))
                .filteredOn(wait -> run.ended().out().strip().equals(wait.getThread("waiter").getJavaName()))
                .isNotEmpty()
                .allSatisfy(wait -> {
                    assertThat(wait.getString("kind")).isEqualTo("idle");
                    assertThat(wait.getClass("blockerClass").getName()).isEqualTo(ForkJoinPool.class.getName());
                });
    }

    private static List<RecordedEvent> ofPool(List<RecordedEvent> events, int poolId) {
        return events.stream().filter(event -> event.getInt("poolId") == poolId).toList();
    }

    private static String poolClass(RecordedEvent event) {
        RecordedClass type = event.getClass("poolClass");
        return type == null ? null : type.getName();
    }
}
