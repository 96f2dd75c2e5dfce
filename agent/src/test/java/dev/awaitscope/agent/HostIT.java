package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.workload.BusyWorkload;
import dev.awaitscope.workload.EndWorkload;
import dev.awaitscope.workload.InternalsWorkload;
import dev.awaitscope.workload.NamesWorkload;
import dev.awaitscope.workload.OwnByteBuddyWorkload;
import dev.awaitscope.workload.OwnRecordingWorkload;
import dev.awaitscope.workload.OwnSystemLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program does not notice the agent. */
final class HostIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void keepsTheJdksInsideClosed(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", InternalsWorkload.class);

        assertThat(run.ended().out().lines()).hasSize(10)
                .allMatch(line -> line.endsWith(": IllegalAccessException")
                        || line.endsWith(": InaccessibleObjectException") || line.endsWith(": ClassNotFoundException"));
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tracesABusyProgramThroughEveryHook(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "min=0,stacks=0,slices=all", BusyWorkload.class);

        assertThat(run.ended().err().lines()).as("no word of the verifier").hasSize(1);
        Set<String> kinds = run.recording()
                .of(LongThreadWait.NAME)
                .stream()
                .map(event -> event.getString("kind"))
                .collect(Collectors.toSet());
        assertThat(kinds).contains("lock", "semaphore", "barrier", "phaser", "exchanger", "park", "queue", "join",
                "io");
        assertThat(run.recording().of(ThreadWait.NAME)).as(
                "stacks=0: all are long, but for those that others write, and a pool's idle ones, whose stack says nothing")
                .allMatch(event -> event.getThread("waiter") != null || event.getString("kind").equals("idle"));
        assertThat(run.recording()
                .of("awaitscope.Coverage")
                .stream()
                .filter(event -> !event.getString("state").equals("on")))
                .as("no hook that could not be installed")
                .extracting(event -> event.getString("group"))
                .isSubsetOf("virtual-threads", "virtual-monitor-wakers", "short-waits", "futures.sites",
                        "pipelines", "cpu-throttling", "virtual-slices");
    }

    /** Its recordings hold what they would without us, and ours is written as if it were alone. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void leavesTheProgramsOwnRecordingsAlone(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", OwnRecordingWorkload.class, "own.jfr");

        assertThat(run.recording().coverage("other-recordings")).isEqualTo("partial");
        assertThat(Recording.read(folder.resolve("own.jfr")).of("own.Event")).hasSize(1);
        assertThat(files()).containsExactly("now.jfr", "own.jfr", TracedRun.FILE);
    }

    /** Here the other recording is the older one, and the first to end. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void leavesARecordingOfTheCommandLineAlone(Jdk jdk) throws Exception {
        TracedRun.of(jdk, List.of("-Xlog:jfr+startup=off", "-XX:StartFlightRecording:filename=first.jfr"), folder, "",
                OwnRecordingWorkload.class, "own.jfr");

        assertThat(Recording.read(folder.resolve("first.jfr")).of("own.Event")).isNotEmpty();
        assertThat(files()).containsExactly("first.jfr", "now.jfr", "own.jfr", TracedRun.FILE);
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tracesOnceWhereItIsNamedTwice(Jdk jdk) throws Exception {
        List<String> command = TracedJvm.command(jdk, "out=" + TracedRun.FILE + ",quiet", EndWorkload.class, "exit");
        command.add(command.indexOf("-cp"), "-javaagent:" + TracedJvm.agent() + "=out=second.jfr");
        try (TracedJvm jvm = TracedJvm.start(command, folder, Map.of())) {
            assertThat(jvm.end()).isEqualTo(new TracedJvm.Ended(3, "waited\n",
                    "awaitscope: not tracing: the program is traced already\n"));
        }
        Recording.read(folder.resolve(TracedRun.FILE)).assertSound();
        assertThat(files()).containsExactly(TracedRun.FILE);
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tracesAProgramWithItsOwnSystemClassLoader(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk,
                List.of("-Xlog:disable", "-Djava.system.class.loader=" + OwnSystemLoader.class.getName()),
                folder, "", NamesWorkload.class);

        assertThat(run.recording().waitsOf("worker-1")).extracting(SeenWait::kind).contains("latch", "queue");
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tracesAProgramThatUsesByteBuddy(Jdk jdk) throws Exception {
        List<String> command = TracedJvm.commandWithLibraries(jdk, "out=" + TracedRun.FILE + ",quiet",
                OwnByteBuddyWorkload.class);
        try (TracedJvm jvm = TracedJvm.start(command, folder, Map.of())) {
            assertThat(jvm.end())
                    .isEqualTo(new TracedJvm.Ended(0, "generated by net.bytebuddy.ByteBuddy\ntrue\n", ""));
        }
        Recording.read(folder.resolve(TracedRun.FILE)).assertSound();
    }

    static Stream<Arguments> modes() {
        return Jdk.all()
                .stream()
                .flatMap(jdk -> Stream.of("-Xint", "-Xcomp", "-XX:+UseZGC", "-XX:+UseSerialGC")
                        .map(mode -> Arguments.of(jdk, mode)));
    }

    @ParameterizedTest
    @MethodSource("modes")
    @EnabledIfSystemProperty(named = "awaitscope.hosts", matches = "true")
    void tracesABusyProgramHoweverItIsCompiledOrCollected(Jdk jdk, String mode) throws Exception {
        TracedRun run = TracedRun.of(jdk, List.of(mode), folder, "min=0,stacks=0,slices=all", BusyWorkload.class);

        assertThat(run.recording().of(LongThreadWait.NAME)).isNotEmpty();
    }

    /** JDK 24 has no security manager any more. */
    @ParameterizedTest
    @ValueSource(strings = {"permission java.security.AllPermission;", ""})
    void letsAProgramWithASecurityManagerRun(String permission) throws Exception {
        Jdk jdk = Jdk.all().get(0);
        assumeTrue(jdk.feature() == 17, "no JDK 17 here: not tested");
        Path policy = Files.writeString(folder.resolve("policy"), "grant { " + permission + " };");
        List<String> options = List.of("-Djava.security.manager", "-Djava.security.policy==" + policy);
        try (TracedJvm traced = TracedJvm.start(jdk, options, folder, "out=run.jfr,quiet", EndWorkload.class, "normal");
                TracedJvm plain = TracedJvm.start(jdk, options, folder, null, EndWorkload.class, "normal")) {
            TracedJvm.Ended expected = plain.end();
            TracedJvm.Ended ended = traced.end();
            assertThat(ended.out()).isEqualTo(expected.out());
            assertThat(ended.exitCode()).isEqualTo(expected.exitCode());
            if (permission.isEmpty()) {
                assertThat(ended.err()).startsWith(expected.err());
                assertThat(ended.err().substring(expected.err().length())).startsWith("awaitscope: not tracing: ");
                return;
            }
            assertThat(ended.err()).isEqualTo(expected.err());
        }
        Recording.read(folder.resolve(TracedRun.FILE)).assertSound();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
