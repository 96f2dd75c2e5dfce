package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.workload.SelectorWorkload;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SelectorIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void recordsEachSelectionThatWaits(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", SelectorWorkload.class);

        // A selection that only looks may be recorded for the busy time before it.
        List<RecordedEvent> waits = run.recording()
                .of(SelectorWait.NAME)
                .stream()
                .filter(wait -> wait.getLong("timeout") != 0)
                .toList();
        assertThat(waits).hasSize(3)
                .allSatisfy(wait -> assertThat(wait.getThread().getJavaName()).isEqualTo("loop"))
                .allSatisfy(wait -> assertThat(wait.getClass("selectorClass").getName()).startsWith("sun.nio.ch."))
                .allSatisfy(wait -> assertThat(wait.getDuration().toMillis()).isGreaterThanOrEqualTo(20));
        assertThat(waits).extracting(wait -> wait.getInt("readyKeys")).containsExactly(0, 0, 1);
        assertThat(waits.get(0).getThread("waker").getJavaName()).isEqualTo("waker");
        assertThat(waits.get(1).getThread("waker")).isNull();
        assertThat(waits.get(2).getThread("waker")).isNull();
        assertThat(waits).extracting(wait -> wait.getLong("timeout")).containsExactly(-1L, 30L, -1L);
        assertThat(run.recording().waitsOf("loop")).as("a selection is no second wait")
                .noneMatch(wait -> wait.millis() >= 5);
    }
}
