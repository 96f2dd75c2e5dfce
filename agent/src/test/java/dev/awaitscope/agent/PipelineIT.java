package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.PipelineUnused;
import dev.awaitscope.workload.PipelinesWorkload;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PipelineIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void namesStreamsThatAreBuiltAndNeverRun(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "groups=*+pipelines", PipelinesWorkload.class).recording();

        List<RecordedEvent> unused = recording.of(PipelineUnused.NAME);
        assertThat(unused).extracting(event -> method(event) + " " + event.getInt("operations"))
                .containsExactlyInAnyOrder("forgottenMap 1", "forgottenPeek 3", "kept 1");
        assertThat(unused).allSatisfy(event -> {
            assertThat(event.getLong("creatorId")).as("main").isBetween(1L, 3L);
            assertThat(event.getClass("pipelineClass").getName()).startsWith("java.util.stream.");
        });
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void saysNothingOfStreamsUnlessAsked(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", PipelinesWorkload.class).recording();

        assertThat(recording.of(PipelineUnused.NAME)).isEmpty();
        assertThat(recording.coverage("pipelines")).isEqualTo("off");
    }

    private static String method(RecordedEvent event) {
        String site = event.getString("site");
        assertThat(site).startsWith(PipelinesWorkload.class.getName() + ".");
        return site.substring(PipelinesWorkload.class.getName().length() + 1, site.lastIndexOf(':'));
    }
}
