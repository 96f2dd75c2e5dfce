package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.FailureUnobserved;
import dev.awaitscope.agent.event.FutureComplete;
import dev.awaitscope.agent.event.FutureStage;
import dev.awaitscope.workload.CombinedFuturesWorkload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stages that depend on several futures, on failures and on timers. */
final class CombinedFutureIT {
    /** Where the thread is one of the JDK's, which has another name in each release. */
    private static final String TIMER = "timer";

    /**
     * A stage of the workload.
     *
     * @param function
     *            of which class its function is
     * @param stage
     *            what it does
     * @param thread
     *            who runs it
     * @param completer
     *            who completed what it depends on, of two futures the first one
     * @param sourceFailure
     *            what that failed with, empty for a value
     */
    private record Stage(String function, String stage, String thread, String completer, String sourceFailure) {}

    private static final List<Stage> TABLE = List.of(
            new Stage("Combine", "combine", "second", "first", ""),
            new Stage("AcceptBoth", "combine", "second", "first", ""),
            new Stage("RunBoth", "combine", "second", "first", ""),
            new Stage("OfEither", "either", "first", "first", ""),
            new Stage("AcceptEither", "either", "first", "first", ""),
            new Stage("RunEither", "either", "first", "first", ""),
            new Stage("Asynchronous", "apply", "executor", "first", ""),
            new Stage("AfterAll", "run", "second", "second", ""),
            new Stage("AfterAny", "apply", "first", "first", ""),
            new Stage("Recover", "exceptionally", "first", "first", "IllegalStateException"),
            new Stage("RecoverLater", "exceptionally", "first", "first", "IllegalStateException"),
            new Stage("Throw", "apply", "first", "first", ""),
            new Stage("AfterThrow", "handle", "first", "first", "UnsupportedOperationException"),
            new Stage("AfterTimeout", "handle", TIMER, TIMER, "TimeoutException"),
            new Stage("AfterDefault", "apply", TIMER, TIMER, ""));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tellsWhoCompletedWhatStagesDependOnAndWhereTheyRan(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", CombinedFuturesWorkload.class).recording();

        assertThat(TABLE).allSatisfy(expected -> assertThat(seen(recording, expected.function)).isEqualTo(expected));
        assertThat(recording.of(FutureStage.NAME)).as("stages whose function has run")
                .extracting(CombinedFutureIT::function)
                .doesNotContain("Never");
        assertThat(recording.of(FutureStage.NAME)).filteredOn(stage -> stage.getClass("failureClass") != null)
                .as("functions that threw")
                .extracting(CombinedFutureIT::function)
                .containsExactly("Throw");
        assertThat(recording.of(FailureUnobserved.NAME)).as("all failures were looked at").isEmpty();
        checkDelays(recording);
    }

    /** What needs both has a delay from the second, what needs either one from the first. */
    private static void checkDelays(Recording recording) {
        Duration between = Duration.ofMillis(CombinedFuturesWorkload.BETWEEN_MILLIS);
        for (String function : List.of("Combine", "AcceptBoth", "RunBoth", "OfEither", "AcceptEither", "RunEither")) {
            assertThat(stage(recording, function).getDuration("delay")).as(function).isLessThan(between);
        }
        assertThat(Duration.between(stage(recording, "RunEither").getStartTime(),
                stage(recording, "RunBoth").getStartTime())).isGreaterThan(between.minusMillis(1));
    }

    private static Stage seen(Recording recording, String function) {
        RecordedEvent stage = stage(recording, function);
        List<RecordedEvent> completions = recording.of(FutureComplete.NAME)
                .stream()
                .filter(event -> event.getInt("futureId") == stage.getInt("sourceId"))
                .toList();
        assertThat(completions).as("completions of what %s depends on", function).hasSize(1);
        RecordedEvent completion = completions.get(0);
        String failure = completion.getClass("failureClass") == null
                ? ""
                : completion.getClass("failureClass").getName().replaceFirst(".*[.]", "");
        assertThat(completion.getInt("dependents")).as("dependents of what %s depends on", function).isPositive();
        return new Stage(function, stage.getString("stage"), thread(stage), thread(completion), failure);
    }

    private static String thread(RecordedEvent event) {
        String name = event.getThread().getJavaName();
        return name.startsWith("CompletableFutureDelay") || name.startsWith("ForkJoinPool") ? TIMER : name;
    }

    private static String function(RecordedEvent stage) {
        return stage.getClass("functionClass").getName().replaceFirst(".*[.$]", "");
    }

    private static RecordedEvent stage(Recording recording, String function) {
        List<RecordedEvent> found = recording.of(FutureStage.NAME)
                .stream()
                .filter(event -> function.equals(function(event)))
                .toList();
        assertThat(found).as(function).hasSize(1);
        return found.get(0);
    }
}
