package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.OpenWait;
import dev.awaitscope.workload.ChildWorkload;
import dev.awaitscope.workload.EndWorkload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recording is complete however the program ends. */
final class EndIT {
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void isCompleteAfterANormalEnd(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", EndWorkload.class, "normal");

        assertThat(run.ended()).isEqualTo(new TracedJvm.Ended(0, "waited\nnormal end\n", run.ended().err()));
        assertComplete(run.recording());
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void isCompleteAfterSystemExit(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", EndWorkload.class, "exit");

        assertThat(run.ended().exitCode()).isEqualTo(3);
        assertComplete(run.recording());
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void isCompleteAfterAnUncaughtException(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", EndWorkload.class, "throw");

        assertThat(run.ended().exitCode()).isEqualTo(1);
        assertThat(run.ended().err()).contains("thrown by main");
        assertComplete(run.recording());
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void isCompleteAfterSigterm(Jdk jdk) throws Exception {
        try (TracedJvm jvm = TracedJvm.start(jdk, folder, "out=run.jfr", EndWorkload.class, "hang")) {
            jvm.awaitLine("waited");
            jvm.terminate();

            assertThat(jvm.end().exitCode()).isEqualTo(TERMINATED);
        }
        Recording recording = Recording.read(folder.resolve("run.jfr"));
        recording.assertSound();
        assertComplete(recording);
        assertThat(recording.of(OpenWait.NAME)).last().satisfies(open -> {
            assertThat(open.getThread("waiter").getJavaName()).isEqualTo("main");
            assertThat(open.getString("kind")).isEqualTo("latch");
            assertThat(open.getClass("blockerClass").getName()).isEqualTo("java.util.concurrent.CountDownLatch");
            assertThat(open.getDuration("age")).isPositive();
        });
    }

    private static void assertComplete(Recording recording) {
        assertThat(recording.waitsOf("main").stream().filter(wait -> wait.kind().equals("latch"))).singleElement()
                .satisfies(wait -> assertThat(wait.waker()).isEqualTo("other"));
        assertThat(recording.of("jdk.ThreadStart")).anySatisfy(
                event -> assertThat(event.getThread("thread").getJavaName()).isEqualTo("other"));
        assertThat(recording.of("jdk.Shutdown")).hasSize(1);
    }

    @Test
    void neverOverwritesAFile() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (TracedJvm jvm = TracedJvm.start(Jdk.newest(), folder, "out=run.jfr", EndWorkload.class, "normal")) {
                jvm.end();
            }
        }

        assertThat(recordings()).containsExactly("run-1.jfr", "run-2.jfr", "run.jfr");
        for (String name : recordings()) {
            Recording.read(folder.resolve(name)).assertSound();
        }
    }

    @Test
    void writesAFileForAChildThatInheritsTheAgent() throws Exception {
        List<String> command = TracedJvm.command(Jdk.newest(), null, ChildWorkload.class);
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "'-javaagent:" + TracedJvm.agent()
                + "=out=tree-%p.jfr,quiet'");
        try (TracedJvm jvm = TracedJvm.start(command, folder, environment)) {
            long pid = jvm.pid();
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended).isEqualTo(new TracedJvm.Ended(0, "waited\nchild: 3\n", ""));
            assertThat(recordings()).hasSize(2).contains("tree-" + pid + ".jfr");
        }
        for (String name : recordings()) {
            Recording.read(folder.resolve(name)).assertSound();
        }
    }

    private List<String> recordings() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jfr"))
                    .sorted()
                    .toList();
        }
    }
}
