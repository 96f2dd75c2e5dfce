package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.AgentFailure;
import dev.awaitscope.agent.event.FailureUnobserved;
import dev.awaitscope.agent.event.FutureCreate;
import dev.awaitscope.agent.event.PipelineUnused;
import dev.awaitscope.workload.ManyFuturesWorkload;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What costs much for each has a limit, and each that is over it is counted. */
final class BoundsIT {
    /** As {@code docs/how-it-works.md} says. */
    private static final int FUTURES_A_SECOND = 5_000;
    private static final int STREAMS_A_SECOND = 2_000;
    private static final int TABLE = 8_192;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void whatIsOverTheLimitIsCounted(Jdk jdk) throws Exception {
        try (TracedJvm jvm = TracedJvm.start(jdk, folder, "out=run.jfr,groups=*+futures.sites+pipelines",
                ManyFuturesWorkload.class)) {
            TracedJvm.Ended ended = jvm.end();
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.out()).isEqualTo("kept " + 2 * ManyFuturesWorkload.COUNT + "\n");
        }
        Recording recording = Recording.read(folder.resolve("run.jfr"));
        assertThat(recording.of(AgentFailure.NAME)).isEmpty();

        check(recording, FutureCreate.NAME, perSecond(recording, FUTURES_A_SECOND));
        check(recording, FailureUnobserved.NAME, TABLE);
        check(recording, PipelineUnused.NAME, perSecond(recording, STREAMS_A_SECOND));
        assertThat(recording.of(FailureUnobserved.NAME)).allMatch(event -> event.getBoolean("reachable"));
    }

    /** Seconds are those of a clock: one more has begun than have gone by. */
    private static int perSecond(Recording recording, int limit) {
        List<RecordedEvent> all = recording.events();
        long seconds = all.get(all.size() - 1).getEndTime().getEpochSecond()
                - all.get(0).getStartTime().getEpochSecond();
        return Math.toIntExact(limit * (seconds + 2));
    }

    private static void check(Recording recording, String type, int most) {
        RecordedEvent counters = recording.of(AgentCounters.NAME)
                .stream()
                .filter(event -> type.equals(event.getString("countedType")) && event.getString("kind") == null)
                .reduce((older, newer) -> newer)
                .orElseThrow();
        int written = recording.of(type).size();
        assertThat(written).as(type).isPositive().isLessThanOrEqualTo(most);
        assertThat(counters.getLong("committed")).as("committed, %s", type).isEqualTo(written);
        assertThat(written + counters.getLong("dropped")).as("written and dropped, %s", type)
                .isEqualTo(ManyFuturesWorkload.COUNT);
    }
}
