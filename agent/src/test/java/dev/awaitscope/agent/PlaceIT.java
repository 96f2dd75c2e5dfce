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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
        assertSurvives(jdk, "192m", "1", "20", "false");
    }

    static Stream<Arguments> fastFills() {
        return Jdk.all()
                .stream()
                .flatMap(jdk -> Stream.of("64m", "192m", "1g")
                        .flatMap(size -> Stream.of("1", "16", "64")
                                .flatMap(part -> Stream.of("false", "true")
                                        .map(again -> Arguments.of(jdk, size, part, again)))));
    }

    /** As fast as memory can be written, by a program that gives up where there is no room, and by one that does not. */
    @ParameterizedTest
    @MethodSource("fastFills")
    @EnabledIfSystemProperty(named = "awaitscope.hosts", matches = "true")
    void endsTheRecordingBeforeAFastDiskIsFull(Jdk jdk, String size, String part, String again) throws Exception {
        assertSurvives(jdk, size, part, "0", again);
    }

    private void assertSurvives(Jdk jdk, String size, String part, String pause, String again) throws Exception {
        List<String> command = TracedJvm.command(jdk, "out=run.jfr,repository=small", FillWorkload.class, "small",
                part, pause, again);
        try (TracedJvm jvm = start(disk("small", size), command)) {
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended).isEqualTo(new TracedJvm.Ended(0, "full\nend\n", ended.err()));
            assertThat(ended.err().lines()).as(ended.err())
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("awaitscope: tracing has ended: only ")
                    .endsWith("what was recorded is in " + folder.resolve("run.jfr"));
        }
        assertThat(Recording.read(folder.resolve("run.jfr")).of("awaitscope.AgentFailure")).isEmpty();
    }

    /** JFR itself would log to standard output that it could not write. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void saysInOneLineThatTheRecordingsDiskIsFull(Jdk jdk) throws Exception {
        List<String> command = TracedJvm.command(jdk, "out=tiny/run.jfr,quiet", EndWorkload.class, "normal");
        try (TracedJvm jvm = start(disk("tiny", "16k"), command)) {
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended).isEqualTo(new TracedJvm.Ended(0, UNTRACED.out(), ended.err()));
            assertThat(ended.err().lines()).singleElement()
                    .asString()
                    .startsWith("awaitscope: the recording could not be written to " + folder.resolve("tiny/run.jfr"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void makesTheRecordingsFolderAlsoWhereItIsRemovedMeanwhile(Jdk jdk) throws Exception {
        try (TracedJvm jvm = TracedJvm.start(jdk, folder, "out=not/there/run.jfr,quiet", EndWorkload.class, "hang")) {
            jvm.awaitLine("waited");
            Files.delete(folder.resolve("not/there/run.jfr"));
            Files.delete(folder.resolve("not/there"));
            jvm.terminate();

            assertThat(jvm.end().err()).isEmpty();
        }
        Recording.read(folder.resolve("not/there/run.jfr")).assertSound();
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tracesAUserWithoutRights(Jdk jdk) throws Exception {
        try (TracedJvm jvm = start("chmod 777 .", withoutRights(jdk, "out=run.jfr,quiet"))) {
            assertThat(jvm.end()).isEqualTo(UNTRACED);
        }
        Recording.read(folder.resolve("run.jfr")).assertSound();
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void doesNotTraceWhereTheRecordingsFolderIsReadOnly(Jdk jdk) throws Exception {
        try (TracedJvm jvm = start("chmod 755 .; mkdir shut; chmod 555 shut", withoutRights(jdk, "out=shut/run.jfr"))) {
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended).isEqualTo(new TracedJvm.Ended(0, UNTRACED.out(), ended.err()));
            assertThat(ended.err().lines()).singleElement()
                    .asString()
                    .startsWith("awaitscope: not tracing: cannot write shut/run.jfr: ");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tracesOnAReadOnlySystemWithOneFolderThatIsNot(Jdk jdk) throws Exception {
        List<String> command = TracedJvm.command(jdk, "out=free/run.jfr,repository=free,quiet", EndWorkload.class,
                "normal");
        command.addAll(0, List.of("sh", "-c", "\"$@\"; code=$?; cp free/run.jfr /dev/fd/2; exit $code", "sh"));
        try (TracedJvm jvm = start(disk("free", "128m") + "; mount -o remount,bind,ro /", command)) {
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended).isEqualTo(new TracedJvm.Ended(0, UNTRACED.out(), ended.err()));
            // The disk goes with the shell; the recording was sent to standard error, and begins like this.
            assertThat(ended.err()).startsWith("FLR");
        }
    }

    private static List<String> withoutRights(Jdk jdk, String options) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv here: not tested");
        List<String> command = new ArrayList<>(
                List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        command.addAll(TracedJvm.command(jdk, options, EndWorkload.class, "normal"));
        return command;
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void doesNotTraceOnAReadOnlySystemWithoutRights(Jdk jdk) throws Exception {
        try (TracedJvm jvm = start("mount -o remount,bind,ro /", withoutRights(jdk, "out=/run.jfr"))) {
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

    /** JDK 25 says on standard output that the archive was made without an agent, unless that log is off. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tracesWithAnArchiveOfTheProgramsClasses(Jdk jdk) throws Exception {
        Path jar = BrokenHandlers.jar(folder.resolve("app.jar"), EndWorkload.class);
        List<String> program = List.of("-cp", jar.toString(), EndWorkload.class.getName(), "normal");
        run(jdk.java(), List.of("-XX:ArchiveClassesAtExit=app.jsa"), program);
        assertThat(folder.resolve("app.jsa")).isNotEmptyFile();
        List<String> archived = List.of("-XX:SharedArchiveFile=app.jsa", "-Xlog:cds=off");
        assertThat(run(jdk.java(), archived, program)).isEqualTo(UNTRACED);

        assertThat(run(jdk.java(), traced(archived), program)).isEqualTo(UNTRACED);

        Recording.read(folder.resolve("run.jfr")).assertSound();
    }

    /** The JVM itself says that it cannot use the cache together with an agent. */
    @Test
    void tracesWithAnAheadOfTimeCache() throws Exception {
        Path jar = BrokenHandlers.jar(folder.resolve("app.jar"), EndWorkload.class);
        String java = Jdk.newest().java();
        List<String> program = List.of("-cp", jar.toString(), EndWorkload.class.getName(), "normal");
        assertThat(run(java, List.of("-XX:AOTCacheOutput=app.aot"), program).exitCode()).isZero();
        assertThat(folder.resolve("app.aot")).isNotEmptyFile();

        List<String> cached = List.of("-XX:AOTCache=app.aot", "-Xlog:aot=off,cds=off");
        assertThat(run(java, traced(cached), program)).isEqualTo(UNTRACED);
        Recording.read(folder.resolve("run.jfr")).assertSound();
    }

    private static List<String> traced(List<String> options) {
        List<String> all = new ArrayList<>(List.of("-javaagent:" + TracedJvm.agent() + "=out=run.jfr,quiet"));
        all.addAll(options);
        return all;
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
