package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.AgentFailure;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.workload.ManyThreadsWorkload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More threads at once than the agent's table has room for at first: it grows while carriers use it. */
final class ManyThreadsIT {
    private static final int THREADS = 100_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kept", "all"})
    void endsAndCountsWhatItRecords(String slices) throws Exception {
        TracedJvm.Ended ended;
        try (TracedJvm traced = TracedJvm.start(Jdk.newest(), folder, "out=run.jfr,slices=" + slices,
                ManyThreadsWorkload.class, String.valueOf(THREADS))) {
            ended = traced.end();
        }

        assertThat(ended.out()).isEqualTo(THREADS + " ended\n");
        assertThat(ended.exitCode()).isZero();
        Map<String, Long> found = new HashMap<>();
        Map<String, Long> counted = new HashMap<>();
        read(found, counted);
        assertThat(counted).containsEntry(TaskRun.NAME, (long) THREADS)
                .allSatisfy((type, count) -> assertThat(found.getOrDefault(type, 0L)).as(type).isEqualTo(count));
        assertThat(found).doesNotContainKeys(AgentFailure.NAME, "jdk.DataLoss");
    }

    /** Not all at once: there are some hundred thousand. */
    private void read(Map<String, Long> found, Map<String, Long> counted) throws IOException {
        try (RecordingFile file = new RecordingFile(folder.resolve("run.jfr"))) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                String type = event.getEventType().getName();
                found.merge(type, 1L, Long::sum);
                if (type.equals(AgentCounters.NAME) && event.getString("kind") == null) {
                    counted.merge(event.getString("countedType"), event.getLong("committed"), Math::max);
                    assertThat(event.getLong("dropped")).isZero();
                }
            }
        }
    }
}
