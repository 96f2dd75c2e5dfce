package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.awaitscope.workload.EndWorkload;
import dev.awaitscope.workload.FillWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Disks that are full or fill up, file systems that cannot be written, runtimes that lack something. */
final class PlaceIT {
    private static final TracedJvm.Ended UNTRACED = new TracedJvm.Ended(0, "waited\nnormal end\n", "");

    @TempDir
    private Path folder;

    /** A shell with file systems of its own, where that is allowed; they are gone with it. */
    private TracedJvm start(String mounts, List<String> command) throws IOException, InterruptedException {
        assumeTrue(isAllowed(), "mounting is refused here: not tested");
        List<String> shell = new ArrayList<>(
                List.of("unshare", "--mount", "sh", "-c", "set -e; " + mounts + "; exec \"$@\"", "sh"));
        shell.addAll(command);
        return TracedJvm.start(shell, folder, Map.of());
    }

    private boolean isAllowed() throws InterruptedException {
        try {
            Path probe = Files.createDirectories(folder.resolve("probe"));
            Process process = new ProcessBuilder("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs",
                    probe.toString()).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String disk(String name, String size) throws IOException {
        Path disk = Files.createDirectories(folder.resolve(name));
        return "mount -t tmpfs -o size=" + size + " tmpfs '" + disk + "'";
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void doesNotTraceWhereTheRepositorysDiskIsFull(Jdk jdk) throws Exception {
        List<String> command = TracedJvm.command(jdk, "out=run.jfr,repository=small", EndWorkload.class, "normal");
        try (TracedJvm jvm = start(disk("small", "8m"), command)) {
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended).isEqualTo(new TracedJvm.Ended(0, UNTRACED.out(), ended.err()));
            assertThat(ended.err().lines()).singleElement().asString().startsWith("awaitscope: not tracing: only ");
        }
        assertThat(folder.resolve("run.jfr")).doesNotExist();
    }

    /** JFR would end the program. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void endsTheRecordingBeforeTheRepositorysDiskIsFull(Jdk jdk) throws Exception {
        List<String> command = TracedJvm.command(jdk, "out=run.jfr,repository=small", FillWorkload.class, "small",
                "20");
        try (TracedJvm jvm = start(disk("small", "192m"), command)) {
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended).isEqualTo(new TracedJvm.Ended(0, "full\nend\n", ended.err()));
            assertThat(ended.err().lines()).as(ended.err())
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("awaitscope: tracing has ended: only ");
        }
        assertThat(Recording.read(folder.resolve("run.jfr")).of("awaitscope.AgentFailure")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void letsTheProgramEndWellWhereTheRecordingsDiskIsFull(Jdk jdk) throws Exception {
        List<String> command = TracedJvm.command(jdk, "out=tiny/run.jfr", EndWorkload.class, "normal");
        try (TracedJvm jvm = start(disk("tiny", "16k"), command)) {
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended.exitCode()).isZero();
            // JFR writes to this disk when the program has ended, and the JVM logs to standard output that it could not.
            assertThat(ended.out()).startsWith(UNTRACED.out());
            assertThat(ended.out().lines().filter(line -> !line.contains("[jfr]"))).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void doesNotTraceOnAReadOnlySystemWithoutRights(Jdk jdk) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv here: not tested");
        List<String> command = new ArrayList<>(
                List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        command.addAll(TracedJvm.command(jdk, "out=/run.jfr", EndWorkload.class, "normal"));
        try (TracedJvm jvm = start("mount -o remount,bind,ro /", command)) {
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended).isEqualTo(new TracedJvm.Ended(0, UNTRACED.out(), ended.err()));
            assertThat(ended.err().lines()).singleElement().asString().startsWith("awaitscope: not tracing: ");
        }
    }

    @Test
    void doesNotTraceOnARuntimeWithoutFlightRecorder() throws Exception {
        Path jlink = Jdk.newest().home().resolve("bin/jlink");
        assumeTrue(Files.isExecutable(jlink), "no jlink here: not tested");
        Path runtime = folder.resolve("runtime");
        Process linked = new ProcessBuilder(jlink.toString(), "--add-modules", "java.base,java.instrument", "--output",
                runtime.toString()).redirectErrorStream(true).start();
        String said = new String(linked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assumeTrue(linked.waitFor() == 0, "jlink refuses: " + said);
        try (TracedJvm jvm = TracedJvm.start(new Jdk(Jdk.newest().feature(), runtime), folder, "out=run.jfr",
                EndWorkload.class, "normal")) {
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended).isEqualTo(new TracedJvm.Ended(0, UNTRACED.out(), ended.err()));
            assertThat(ended.err().lines()).singleElement().asString().contains("no module jdk.jfr");
        }
    }

    /** The JVM itself says that it cannot use the cache together with an agent. */
    @Test
    void tracesWithAnAheadOfTimeCache() throws Exception {
        Path jar = BrokenHandlers.jar(folder.resolve("app.jar"), EndWorkload.class);
        String java = Jdk.newest().java();
        List<String> program = List.of("-cp", jar.toString(), EndWorkload.class.getName(), "normal");
        assertThat(run(java, List.of("-XX:AOTCacheOutput=app.aot"), program).exitCode()).isZero();
        assertThat(folder.resolve("app.aot")).isNotEmptyFile();

        TracedJvm.Ended ended = run(java,
                List.of("-javaagent:" + TracedJvm.agent() + "=out=run.jfr,quiet", "-XX:AOTCache=app.aot"), program);

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).endsWith(UNTRACED.out());
        Recording.read(folder.resolve("run.jfr")).assertSound();
    }

    private TracedJvm.Ended run(String java, List<String> options, List<String> program) throws Exception {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(program);
        try (TracedJvm jvm = TracedJvm.start(command, folder, Map.of())) {
            return jvm.end();
        }
    }
}
