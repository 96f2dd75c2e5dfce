package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.workload.LoopWorkload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LoopIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tellsWhatALoopWaitsForInsteadAndWhatWaitsForTheLoop(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", LoopWorkload.class).recording();

        List<RecordedEvent> stalls = recording.of(LoopStall.NAME)
                .stream()
                .filter(stall -> "latch".equals(stall.getString("kind")))
                .toList();
        assertThat(stalls).hasSize(1);
        RecordedEvent stall = stalls.get(0);
        assertThat(stall.getThread().getJavaName()).isEqualTo("loop");
        assertThat(stall.getClass("blockerClass").getName()).isEqualTo("java.util.concurrent.CountDownLatch");
        assertThat(stall.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(LoopWorkload.STALL_MILLIS - 1L));
        assertThat(stall.getInt("waitingKeys")).as("all pipes but the first").isEqualTo(LoopWorkload.PIPES - 1);
        SeenWait wait = recording.waitsOf("loop")
                .stream()
                .filter(w -> w.kind().equals("latch"))
                .findFirst()
                .orElseThrow();
        assertThat(stall.getDuration()).as("the same wait").isCloseTo(wait.duration(), Duration.ofMillis(1));
        assertThat(stall.getInt("blockerId")).isEqualTo(wait.event().getInt("blockerId"));
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tellsHowLongALoopIsBusy(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", LoopWorkload.class).recording();

        List<RecordedEvent> waits = recording.of(SelectorWait.NAME);
        assertThat(waits).hasSizeGreaterThanOrEqualTo(3)
                // Looking a thousand times is not a thousand events.
                .hasSizeLessThan(LoopWorkload.LOOKS / 10);
        RecordedEvent first = waits.get(0);
        assertThat(first.getDuration("busyTime")).isZero();
        RecordedEvent afterStall = waits.get(1);
        assertThat(afterStall.getDuration("busyTime"))
                .isGreaterThanOrEqualTo(Duration.ofMillis(LoopWorkload.STALL_MILLIS - 1L));
        assertThat(afterStall.getInt("readyKeys")).isEqualTo(LoopWorkload.PIPES - 1);
        assertThat(Duration.between(first.getEndTime(), afterStall.getStartTime()))
                .as("busy is what lies between two selections")
                .isCloseTo(afterStall.getDuration("busyTime"), Duration.ofMillis(1));
        RecordedEvent afterWork = waits.get(2);
        assertThat(afterWork.getDuration("longestBusyTime"))
                .isGreaterThanOrEqualTo(Duration.ofMillis(LoopWorkload.BUSY_MILLIS - 1L));
        assertThat(first.getInt("selections") + afterStall.getInt("selections") + afterWork.getInt("selections"))
                .isEqualTo(3);
    }
}
