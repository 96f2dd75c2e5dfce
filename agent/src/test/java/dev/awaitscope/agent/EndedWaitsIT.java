package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.workload.InterruptWorkload;
import dev.awaitscope.workload.SharedWorkload;
import dev.awaitscope.workload.TimedWorkload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who or what ended a wait. */
final class EndedWaitsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void namesTheTimer(Target target) throws Exception {
        TracedRun run = TracedRun.of(target.jdk(), folder, "", TimedWorkload.class, target.threads());

        List<SeenWait> waits = longWaits(run, "waiter");
        assertThat(waits.stream().map(wait -> wait.kind() + " timed out"))
                .isEqualTo(run.ended().out().lines().toList());
        assertThat(waits).allSatisfy(wait -> {
            assertThat(wait.wokenBy()).isEqualTo("timer");
            assertThat(wait.waker()).isNull();
            assertThat(wait.interrupted()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void namesTheInterrupt(Target target) throws Exception {
        TracedRun run = TracedRun.of(target.jdk(), folder, "", InterruptWorkload.class, target.threads());

        List<SeenWait> waits = longWaits(run, "waiter");
        assertThat(waits.stream().map(wait -> wait.kind() + " interrupted"))
                .isEqualTo(run.ended().out().lines().toList());
        assertThat(waits.stream().filter(wait -> !isJdkEvent(wait))).allSatisfy(wait -> {
            assertThat(wait.wokenBy()).isEqualTo("interrupt");
            assertThat(wait.interrupted()).isTrue();
            assertThat(wait.timedOut()).isFalse();
        });
        assertThat(waits).allSatisfy(wait -> assertThat(wait.waker()).isNull());
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void namesTheRootOfASharedWakeUp(Target target) throws Exception {
        TracedRun run = TracedRun.of(target.jdk(), folder, "", SharedWorkload.class, target.threads());

        assertThat(run.ended().out().lines()).hasSize(36).allSatisfy(name -> {
            List<SeenWait> waits = longWaits(run, name);
            assertThat(waits).as(name).singleElement().satisfies(wait -> {
                assertThat(name).startsWith(wait.kind());
                assertThat(wait.waker()).isEqualTo("root");
                assertThat(wait.wokenBy()).isEqualTo("thread");
                assertThat(wait.unparkedBy()).isNotNull();
            });
        });
    }

    /** Without monitors: none is contended in these programs, but threads may meet where a class is initialized. */
    private static List<SeenWait> longWaits(TracedRun run, String thread) {
        return run.recording()
                .waitsOf(thread)
                .stream()
                .filter(wait -> wait.millis() >= 5 && !wait.kind().equals("monitor"))
                .toList();
    }

    private static boolean isJdkEvent(SeenWait wait) {
        return wait.event().getEventType().getName().startsWith("jdk.");
    }
}
