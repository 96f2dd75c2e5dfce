package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.FailureUnobserved;
import dev.awaitscope.agent.event.FutureComplete;
import dev.awaitscope.agent.event.FutureCreate;
import dev.awaitscope.agent.event.FutureStage;
import dev.awaitscope.workload.FuturesWorkload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FutureIT {
    /** A stage of the workload: what its function is, what it does, and which thread runs it. */
    private record Stage(String function, String stage, String thread, boolean asynchronous, boolean late) {}

    private static final List<Stage> CHAIN = List.of(
            new Stage("Apply", "apply", "completer", false, false),
            new Stage("Combine", "combine", "completer", false, false),
            new Stage("Compose", "compose", "completer", false, false),
            new Stage("WhenComplete", "whenComplete", "completer", false, false),
            new Stage("Handle", "handle", "completer", false, false),
            new Stage("Accept", "accept", "completer", false, false),
            new Stage("Run", "run", "completer", false, false));
    private static final List<Stage> OTHERS = List.of(
            new Stage("Delayed", "apply", "executor", true, false),
            new Stage("Slow", "apply", "completer", false, false),
            new Stage("AfterSlow", "apply", "completer", false, false),
            new Stage("LateApply", "apply", "main", false, true),
            new Stage("LateHandle", "handle", "main", false, true),
            new Stage("LateAsync", "apply", "executor", true, true));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void recordsWhereEachStageRanAndWhoCompletedItsSource(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", FuturesWorkload.class).recording();

        CHAIN.forEach(expected -> check(recording, expected));
        OTHERS.forEach(expected -> check(recording, expected));
        checkChain(recording);
        checkDelays(recording);
        checkFailures(recording);
        assertThat(recording.of(FutureCreate.NAME)).as("futures.sites is off").isEmpty();
        assertThat(recording.coverage("futures.sites")).isEqualTo("off");
    }

    private static void check(Recording recording, Stage expected) {
        RecordedEvent event = stage(recording, expected.function);
        assertThat(new Stage(expected.function, event.getString("stage"), event.getThread().getJavaName(),
                event.getBoolean("asynchronous"), event.getBoolean("late"))).isEqualTo(expected);
        assertThat(event.getClass("failureClass")).isNull();
    }

    /** Each stage's source is the future that the stage before completed, and who completed it is recorded. */
    private static void checkChain(Recording recording) {
        for (int i = 1; i < CHAIN.size(); i++) {
            int source = stage(recording, CHAIN.get(i).function).getInt("sourceId");
            assertThat(source).as(CHAIN.get(i).function)
                    .isEqualTo(stage(recording, CHAIN.get(i - 1).function).getInt("futureId"));
            List<RecordedEvent> completions = completions(recording, source);
            assertThat(completions).hasSize(1);
            assertThat(completions.get(0).getThread().getJavaName()).isEqualTo("completer");
            assertThat(completions.get(0).getInt("dependents")).isEqualTo(1);
        }
    }

    private static void checkDelays(Recording recording) {
        RecordedEvent delayed = stage(recording, "Delayed");
        RecordedEvent source = completions(recording, delayed.getInt("sourceId")).get(0);
        assertThat(source.getThread().getJavaName()).isEqualTo("completer");
        Duration between = Duration.between(source.getStartTime(), delayed.getStartTime());
        assertThat(delayed.getDuration("delay")).as("delay, against the completion of the source")
                .isCloseTo(between, Duration.ofMillis(5));
        // The executor was busy when the source was completed, for all of its task or what was left of it.
        assertThat(delayed.getDuration("delay")).isPositive();
        RecordedEvent slow = stage(recording, "Slow");
        RecordedEvent after = stage(recording, "AfterSlow");
        assertThat(slow.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(FuturesWorkload.RUN_MILLIS - 1L));
        assertThat(after.getStartTime()).isAfterOrEqualTo(slow.getEndTime());
        assertThat(after.getDuration()).as("not with the one before").isLessThan(slow.getDuration());
        assertThat(stage(recording, "LateApply").getDuration("delay")).isZero();
    }

    private static void checkFailures(Recording recording) {
        List<RecordedEvent> lost = recording.of(FailureUnobserved.NAME);
        assertThat(lost).extracting(event -> event.getString("message"))
                .containsExactlyInAnyOrder("lost in a stage", "lost from the beginning", "lost", "task lost",
                        "lost and collected");
        assertThat(lost).allSatisfy(event -> {
            boolean task = event.getString("message").equals("task lost");
            assertThat(event.getClass("futureClass").getName())
                    .isEqualTo("java.util.concurrent." + (task ? "FutureTask" : "CompletableFuture"));
            assertThat(event.getClass("failureClass").getName()).isEqualTo("java.lang.IllegalStateException");
            assertThat(event.getString("site")).startsWith(FuturesWorkload.class.getName() + ".");
            assertThat(event.getLong("completerId")).isPositive();
            assertThat(event.getDuration("age")).isPositive();
        });
        assertThat(lost).filteredOn(event -> event.getString("message").equals("lost and collected"))
                .as("collected while the program ran")
                .noneMatch(event -> event.getBoolean("reachable"));
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void recordsWhereFuturesAreMadeWhenAsked(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "groups=*+futures.sites", FuturesWorkload.class).recording();

        assertThat(recording.coverage("futures.sites")).isEqualTo("on");
        List<RecordedEvent> created = recording.of(FutureCreate.NAME);
        Set<Integer> made = new HashSet<>();
        created.forEach(event -> made.add(event.getInt("futureId")));
        assertThat(recording.of(FutureStage.NAME)).isNotEmpty()
                .allSatisfy(stage -> assertThat(made).contains(stage.getInt("sourceId"), stage.getInt("futureId")));
        assertThat(created).allSatisfy(event -> assertThat(event.getStackTrace().getFrames())
                .anyMatch(frame -> frame.getMethod().getType().getName().equals(FuturesWorkload.class.getName())));
    }

    private static RecordedEvent stage(Recording recording, String function) {
        List<RecordedEvent> found = recording.of(FutureStage.NAME)
                .stream()
                .filter(event -> event.getClass("functionClass").getName().endsWith("Functions$" + function))
                .toList();
        // The function that never ran is that of stages whose source has failed.
        assertThat(found).as(function).hasSize(1);
        return found.get(0);
    }

    private static List<RecordedEvent> completions(Recording recording, int future) {
        return recording.of(FutureComplete.NAME)
                .stream()
                .filter(event -> event.getInt("futureId") == future)
                .toList();
    }
}
