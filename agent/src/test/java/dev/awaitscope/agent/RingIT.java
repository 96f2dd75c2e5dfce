package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.workload.RingWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recording that is always on: what is too old goes, what is new can be had at any time. */
final class RingIT {
    private static final Duration AGE = Duration.ofSeconds(2);
    private static final int CHUNKS = 10;
    /** Four in its age, the one that is written, those that JFR is about to delete. */
    private static final int MOST_AT_ONCE = 8;
    /** A loaded machine comes to things late. */
    private static final Duration LATE = Duration.ofSeconds(4);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void keepsOnlyTheNewest(Jdk jdk) throws Exception {
        try (TracedJvm jvm = TracedJvm.start(jdk, folder, "out=run.jfr,quiet,repository=repo,maxage=2s",
                RingWorkload.class)) {
            jvm.awaitLine("ready");
            Set<String> seen = awaitChunks();
            assertThat(chunks()).as("chunks there, of %s", seen).doesNotContain(seen.iterator().next());

            Instant dumpBegan = Instant.now();
            Path dump = Path.of(AttachedAgent.ask(jvm, "dump", "out=dump.jfr").get("file"));
            assertHoldsTheNewest(Recording.read(dump), dumpBegan);
            Files.createFile(folder.resolve("stop"));
            Instant stopped = Instant.now();
            assertThat(jvm.end().exitCode()).isZero();
            assertHoldsTheNewest(Recording.read(folder.resolve("run.jfr")), stopped);
        }
    }

    /** Until as many chunks have been written; at no time are there many. */
    private Set<String> awaitChunks() throws Exception {
        Set<String> seen = new LinkedHashSet<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (seen.size() < CHUNKS) {
            assertThat(System.nanoTime() - deadline).as("in time: %s", seen).isNegative();
            List<String> there = chunks();
            assertThat(there).as("chunks at once").hasSizeLessThanOrEqualTo(MOST_AT_ONCE);
            seen.addAll(there);
            Thread.sleep(20);
        }
        return seen;
    }

    private List<String> chunks() throws IOException {
        Path repository = folder.resolve("repo");
        if (!Files.isDirectory(repository)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(repository)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jfr"))
                    .sorted()
                    .toList();
        }
    }

    private static void assertHoldsTheNewest(Recording recording, Instant asked) {
        List<RecordedEvent> waits = recording.of(LongThreadWait.NAME);
        assertThat(waits).as("waits").isNotEmpty();
        assertThat(waits.get(0).getStartTime()).as("the oldest wait, asked at %s", asked)
                .isBetween(asked.minus(AGE).minus(LATE), asked.minus(AGE.dividedBy(2)));
        assertThat(waits.get(waits.size() - 1).getStartTime()).as("the newest wait")
                .isAfter(asked.minus(Duration.ofSeconds(1)));
        assertThat(recording.of("awaitscope.AgentFailure")).isEmpty();
        // The counts go on from the start.
        assertThat(recording.of(AgentCounters.NAME)
                .stream()
                .filter(row -> row.getString("kind") == null
                        && row.getString("countedType").equals(LongThreadWait.NAME)))
                .last()
                .satisfies(row -> assertThat(row.getLong("committed")).isGreaterThan(waits.size()));
    }
}
