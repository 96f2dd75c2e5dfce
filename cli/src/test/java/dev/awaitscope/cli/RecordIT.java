package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code record} changes nothing of what a program says and how it ends, and always leaves a recording. */
class RecordIT {
    /** Where a chunk's header says at which place its metadata is; 0 until the first flush. */
    private static final int METADATA_AT = 24;

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void copyWorkload() throws IOException {
        folder = Files.createDirectory(temporary.resolve("with space"));
        try (InputStream source = RecordIT.class.getResourceAsStream("workload/Ending.java")) {
            Files.copy(source, folder.resolve("Ending.java"));
        }
    }

    static Stream<String> javas() {
        List<String> javas = Jdks.find()
                .stream()
                .filter(jdk -> Integer.parseInt(jdk.version().split("\\.")[0]) >= 17)
                .map(jdk -> jdk.home().resolve("bin/java").toString())
                .toList();
        assertThat(javas).isNotEmpty();
        return javas.stream();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void returnsTheProgramsCodeAndPassesItsOutput(String java) throws Exception {
        Ran ran = record(java, "exit");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).isEqualTo("waited\n");
        assertThat(ran.err()).isEqualTo("to standard error\nawaitscope: recorded " + folder.resolve("run.jfr")
                + ran.err().substring(ran.err().indexOf(" (")));
        assertHoldsTheWait(0);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void anUncaughtExceptionIsTheProgramsOwn(String java) throws Exception {
        Ran ran = record(java, "throw");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("thrown by main");
        assertHoldsTheWait(0);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void sigtermIsPassedOnAndTheRecordingIsWhole(String java) throws Exception {
        assertEndsOn("TERM", 143, java);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void anInterruptIsPassedOnAndTheRecordingIsWhole(String java) throws Exception {
        assertEndsOn("INT", 130, java);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void whatAKilledProgramRecordedIsRecovered(String java) throws Exception {
        try (CliProcess cli = start(java, "hang")) {
            cli.awaitOutput("waited");
            cli.until(this::isDescribed);
            CliProcess.send(cli.process().children().findFirst().orElseThrow(), "KILL");
            Ran ran = cli.end();
            assertThat(ran.exitCode()).isEqualTo(137);
            assertThat(ran.err()).contains("awaitscope: recovered what was recorded until it was killed: ");
        }
        Ran waits = Ran.run("waits", folder.resolve("run.jfr").toString());
        assertThat(waits.exitCode()).isIn(ExitCode.DONE, ExitCode.PARTIAL);
    }

    @Test
    void standardInputIsTheProgramsOwn() throws Exception {
        try (CliProcess cli = start(Java.executable(), "echo")) {
            try (OutputStream in = cli.process().getOutputStream()) {
                in.write("said to it\n".getBytes(StandardCharsets.UTF_8));
            }
            Ran ran = cli.end();
            assertThat(ran.out()).isEqualTo("waited\nsaid to it\n");
            assertThat(ran.exitCode()).isZero();
        }
    }

    @Test
    void whatIsNotJavaGetsTheAgentToo() throws Exception {
        Ran ran = CliProcess.run(folder, "record", "-o", "run-%p.jfr", "--", "sh", "-c",
                "\"" + Java.executable() + "\" Ending.java normal && exit 5");
        assertThat(ran.exitCode()).isEqualTo(5);
        assertThat(ran.out()).isEqualTo("waited\nend\n");
        assertThat(jfrFiles()).singleElement().asString().matches(".*/run-\\d+\\.jfr");
    }

    @Test
    void aRecordingIsNeverOverwritten() throws Exception {
        Files.writeString(folder.resolve("run.jfr"), "mine");
        Ran ran = record(Java.executable(), "normal");
        assertThat(folder.resolve("run.jfr")).hasContent("mine");
        assertThat(ran.err()).contains("recorded " + folder.resolve("run-1.jfr"));
        assertThat(folder.resolve("run-1.jfr")).isNotEmptyFile();
    }

    @Test
    void agentOptionsReachTheAgent() throws Exception {
        Ran ran = CliProcess.run(folder, "record", "-o", "run.jfr", "--min", "5ms", "--agent", "stacks=7ms", "--",
                Java.executable(), "Ending.java", "normal");
        assertThat(ran.exitCode()).isZero();
        assertThat(Ran.run("summary", "--json", folder.resolve("run.jfr").toString()).out())
                .contains("\"minimumWaitNanos\":5000000")
                .contains("\"stackThresholdNanos\":7000000");
    }

    @Test
    void aProgramWithoutAJvmIsSaidToLeaveNoRecording() throws Exception {
        Ran ran = CliProcess.run(folder, "record", "--", "sh", "-c", "exit 9");
        assertThat(ran.exitCode()).isEqualTo(9);
        assertThat(ran.err()).startsWith("awaitscope: there is no recording: ").hasLineCount(1);
        assertThat(jfrFiles()).isEmpty();
    }

    @Test
    void ownFailuresHaveCodesOfTheirOwn() throws Exception {
        assertThat(CliProcess.run(folder, "record", "--", "no-such-program").exitCode()).isEqualTo(127);
        assertThat(CliProcess.run(folder, "record", "--", "./Ending.java").exitCode()).isEqualTo(126);
        assertThat(CliProcess.run(folder, "record", "-o", "/dev/null/run.jfr", "--", "java").exitCode()).isEqualTo(125);
        assertThat(CliProcess.run(folder, "record").exitCode()).isEqualTo(125);
        assertThat(CliProcess.run(folder, "record", "--frobnicate", "--", "java").exitCode()).isEqualTo(125);
    }

    private void assertEndsOn(String signal, int exitCode, String java) throws Exception {
        try (CliProcess cli = start(java, "hang")) {
            cli.awaitOutput("waited");
            cli.signal(signal);
            Ran ran = cli.end();
            assertThat(ran.exitCode()).isEqualTo(exitCode);
            assertThat(ran.err()).contains("awaitscope: recorded " + folder.resolve("run.jfr"));
        }
        assertHoldsTheWait(0);
    }

    private void assertHoldsTheWait(int exitCode) {
        Ran waits = Ran.run("waits", "--json", "--kind", "lock", "--min", "25ms", folder.resolve("run.jfr").toString());
        assertThat(waits.err()).isEmpty();
        assertThat(waits.exitCode()).isEqualTo(exitCode);
        assertThat(waits.out()).contains("\"thread\":\"waiter\"").contains("\"waker\":\"main\"");
    }

    private Ran record(String java, String ending) throws IOException, InterruptedException {
        return CliProcess.run(folder, "record", "-o", "run.jfr", "--", java, "Ending.java", ending);
    }

    private CliProcess start(String java, String ending) throws IOException {
        return CliProcess.start(folder, "record", "-o", "run.jfr", "--repository", "repository", "--", java,
                "Ending.java", ending);
    }

    /** Whether the unfinished recording has been flushed so far that it says what its events are. */
    private boolean isDescribed() throws IOException {
        Path repository = folder.resolve("repository");
        if (!Files.isDirectory(repository)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(file -> file.toString().endsWith(".jfr")).anyMatch(RecordIT::hasMetadata);
        }
    }

    private static boolean hasMetadata(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(METADATA_AT);
            return in.readLong() != 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> jfrFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jfr")).toList();
        }
    }
}
