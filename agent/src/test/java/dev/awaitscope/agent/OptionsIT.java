package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentSettings;
import dev.awaitscope.workload.EndWorkload;
import dev.awaitscope.workload.NamesWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user can tell the agent, and what the agent says when it is told something wrong. */
final class OptionsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"colour=red", "min=20parsecs", "maxsize=huge", "stacks", "quiet=perhaps", "out="})
    void namesAWrongOptionAndLetsTheProgramRun(String options) throws Exception {
        TracedJvm.Ended ended = run(Jdk.newest(), options);

        assertThat(ended.out()).isEqualTo("waited\nnormal end\n");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err().lines()).singleElement()
                .asString()
                .startsWith("awaitscope: not tracing: ")
                .contains("'" + options.replaceFirst("=.*", "") + "'");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void listsTheValidOptionsForAnUnknownOne(Jdk jdk) throws Exception {
        TracedJvm.Ended ended = run(jdk, "out=run.jfr,colour=red");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err().lines()).singleElement()
                .asString()
                .contains("'colour'",
                        "out, stacks, min, slices, groups, maxsize, maxage, delay,"
                                + " duration, repository, threads, record, quiet");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void saysInOneLineThatItCannotWriteAndLetsTheProgramRun(Jdk jdk) throws Exception {
        // A file where a folder should be: not even root can write below it.
        Files.createFile(folder.resolve("file"));
        TracedJvm.Ended ended = run(jdk, "out=file/run.jfr");

        assertThat(ended.out()).isEqualTo("waited\nnormal end\n");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err().lines()).singleElement().asString().contains("cannot write file/run.jfr", "out=");
        assertThat(files()).containsExactly("file");
    }

    @Test
    void saysWhereItWritesUnlessItIsToBeQuiet() throws Exception {
        assertThat(run(Jdk.newest(), "out=run.jfr").err().lines()).singleElement()
                .asString()
                .startsWith("awaitscope: ")
                .contains(folder.resolve("run.jfr").toString());
        assertThat(run(Jdk.newest(), "quiet,out=quiet.jfr").err()).isEmpty();
        assertThat(files()).containsExactly("quiet.jfr", "run.jfr");
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void installsHooksAndRecordsNothingIfToldSo(Jdk jdk) throws Exception {
        TracedJvm.Ended ended = run(jdk, "record=false,out=never.jfr");

        assertThat(ended.out()).isEqualTo("waited\nnormal end\n");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err().lines())
                .containsExactly("awaitscope: hooks installed, nothing is recorded (record=false)");
        assertThat(files()).isEmpty();
    }

    @Test
    void recordsOnlyTheThreadsThatAreWanted() throws Exception {
        Recording recording = TracedRun.of(Jdk.newest(), folder, "threads=worker-*+-*2", NamesWorkload.class)
                .recording();

        assertThat(kinds(recording, "worker-1")).containsExactly("latch", "queue");
        assertThat(kinds(recording, "worker-2")).isEmpty();
        assertThat(kinds(recording, "helper")).isEmpty();
        assertThat(kinds(recording, "main")).isEmpty();
    }

    @Test
    void switchesGroupsOff() throws Exception {
        Recording recording = TracedRun.of(Jdk.newest(), folder, "groups=-queues+-os-scheduling", NamesWorkload.class)
                .recording();

        // Without the queue's own hook the wait is still there, as what the queue is made of.
        assertThat(kinds(recording, "worker-1")).containsExactly("latch", "condition");
        assertThat(recording.coverage("queues")).isEqualTo("off");
        assertThat(recording.coverage("os-scheduling")).isEqualTo("off");
        assertThat(recording.of("awaitscope.ThreadSchedule")).isEmpty();
        assertThat(recording.coverage("synchronizers")).isEqualTo("on");
    }

    @Test
    void recordsWaitsFromTheMinimumAndStacksFromTheirLimit() throws Exception {
        Recording all = TracedRun.of(Jdk.newest(), Files.createDirectory(folder.resolve("all")), "stacks=1h",
                NamesWorkload.class).recording();
        assertThat(all.of("awaitscope.LongThreadWait")).isEmpty();
        assertThat(kinds(all, "helper")).containsExactly("latch", "queue");
        assertThat(all.waitsOf("helper")).allMatch(
                wait -> wait.kind().equals("monitor") || wait.event().getStackTrace() == null);

        Recording none = TracedRun.of(Jdk.newest(), Files.createDirectory(folder.resolve("none")), "min=1h",
                NamesWorkload.class).recording();
        assertThat(none.of("awaitscope.ThreadWait")).isEmpty();
        assertThat(none.of("awaitscope.LongThreadWait")).isEmpty();
        assertThat(none.of("awaitscope.AgentCounters").stream().filter(row -> "latch".equals(row.getString("kind"))))
                .as("sums of the waits that are too short, one row per platform thread")
                .extracting(row -> row.getThread("waiter").getJavaName())
                .containsExactlyInAnyOrder("worker-1", "worker-2", "helper");
    }

    @Test
    void writesItsSettingsIntoTheRecording() throws Exception {
        String options = "out=" + TracedRun.FILE + ",min=5us,stacks=2ms,maxsize=64m";
        Recording recording = TracedRun.of(Jdk.newest(), folder, "min=5us,stacks=2ms,maxsize=64m", NamesWorkload.class)
                .recording();

        assertThat(recording.of(AgentSettings.NAME)).last().satisfies(settings -> {
            assertThat(settings.getString("options")).isEqualTo(options);
            assertThat(settings.getDuration("minimumWait")).isEqualTo(Duration.ofNanos(5_000));
            assertThat(settings.getDuration("stackThreshold")).isEqualTo(Duration.ofMillis(2));
            assertThat(settings.getLong("maximumSize")).isEqualTo(64 << 20);
            assertThat(settings.getString("version")).isNotBlank().isNotEqualTo("unknown");
            assertThat(settings.getString("groups")).contains("synchronizers", "tasks");
            assertThat(settings.getDuration("startTimeAdded")).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void keepsTheRepositoryWhereItIsTold(Jdk jdk) throws Exception {
        try (TracedJvm jvm = TracedJvm.start(jdk, folder, "out=run.jfr,repository=kept here", EndWorkload.class,
                "hang")) {
            jvm.awaitLine("waited");
            try (Stream<Path> chunks = Files.walk(folder.resolve("kept here"))) {
                assertThat(chunks.filter(file -> file.toString().endsWith(".jfr"))).isNotEmpty();
            }
            jvm.terminate();
            jvm.end();
        }
        Recording.read(folder.resolve("run.jfr")).assertSound();
    }

    /** Without monitors: the program has none, but loading a class may wait for one. */
    private static List<String> kinds(Recording recording, String thread) {
        return recording.waitsOf(thread)
                .stream()
                .map(SeenWait::kind)
                .filter(kind -> !kind.equals("monitor"))
                .toList();
    }

    private TracedJvm.Ended run(Jdk jdk, String options) throws Exception {
        try (TracedJvm jvm = TracedJvm.start(jdk, folder, options, EndWorkload.class, "normal")) {
            return jvm.end();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
