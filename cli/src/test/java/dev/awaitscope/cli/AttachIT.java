package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Into a running program and out again by command; what cannot be is said in one line. */
final class AttachIT {
    private static final String NOBODY = "65534";

    @TempDir
    private Path folder;

    static List<TracedTarget> platform() {
        return TracedTarget.all().stream().filter(target -> !target.virtual()).toList();
    }

    static Path newest() {
        return platform().getLast().home();
    }

    @ParameterizedTest
    @MethodSource("platform")
    void goesWithCtrlC(TracedTarget target) throws Exception {
        try (RunningProgram program = RunningProgram.start(target.home(), folder);
                CliProcess cli = CliProcess.start(folder, "attach", program.pid(), "-o", "one.jfr")) {
            cli.awaitOutput("tracing " + program.pid() + " to " + folder.resolve("one.jfr") + "; Ctrl-C ends it");
            Ran status = CliProcess.run(folder, "status", program.pid());
            assertThat(status.out()).contains("State       recording")
                    .containsPattern("Hooks +[0-9,]+ calls, about [0-9.]+ [µm]?s\n")
                    .containsPattern("Threads +[0-9.]+ [µm]?s of CPU for the agent's and JFR's own\n")
                    .containsPattern("Written +[0-9.]+ MB in all\n")
                    .containsPattern("Failures +0\n");
            cli.signal("INT");
            Ran ran = cli.end();

            assertThat(ran.exitCode()).isZero();
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).contains("detached; what was recorded is in " + folder.resolve("one.jfr"));
            assertThat(ran.out().contains("(JEP 451;")).as("the JVM's warning explained")
                    .isEqualTo(target.feature() >= 21);
            assertThat(CliProcess.run(folder, "status", program.pid()).out()).isEqualTo("State       not traced\n");
            program.stop();
            assertThat(program.err().contains("WARNING: A Java agent has been loaded dynamically"))
                    .isEqualTo(target.feature() >= 21);
            assertThat(program.err().lines()).allMatch(line -> line.startsWith("WARNING: "));
        }
        assertTellsWaits("one.jfr");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("one.jfr"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @MethodSource("platform")
    void goesAfterItsTimeAndComesAgain(TracedTarget target) throws Exception {
        try (RunningProgram program = RunningProgram.start(target.home(), folder)) {
            for (int i = 0; i < 2; i++) {
                Ran ran = CliProcess.run(folder, "attach", program.pid(), "--for", "1s", "-o", "for.jfr");

                assertThat(ran.exitCode()).isZero();
                assertThat(ran.err()).isEmpty();
                assertThat(ran.out()).contains("; it ends in 1.0 s, or with Ctrl-C").contains("detached; ");
            }
            assertThat(CliProcess.run(folder, "status", program.pid()).out()).isEqualTo("State       not traced\n");
            program.stop();
        }
        assertTellsWaits("for.jfr");
        assertTellsWaits("for-1.jfr");
    }

    @Test
    void staysWhenAskedToAndIsTracedOnce() throws Exception {
        try (RunningProgram program = RunningProgram.start(newest(), folder)) {
            assertThat(CliProcess.run(folder, "attach", program.pid(), "--keep", "-o", "kept.jfr").exitCode()).isZero();

            assertRefused(CliProcess.run(folder, "attach", program.pid()), program.pid(), "traced already", "kept.jfr");
            Ran dump = CliProcess.run(folder, "dump", program.pid(), "-o", "dump.jfr");
            assertThat(dump.exitCode()).isZero();
            assertThat(dump.out()).isEqualTo(folder.resolve("dump.jfr") + "\n");
            assertTellsWaits("dump.jfr");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("dump.jfr"))))
                    .isEqualTo("rw-------");
            Ran detach = CliProcess.run(folder, "detach", program.pid());
            assertThat(detach.exitCode()).isZero();
            assertThat(detach.out()).contains(folder.resolve("kept.jfr").toString());
            assertTellsWaits("kept.jfr");

            assertRefused(CliProcess.run(folder, "dump", program.pid()), program.pid(), "is not traced");
            assertRefused(CliProcess.run(folder, "detach", program.pid()), program.pid(), "is not traced");
            program.stop();
        }
    }

    @Test
    void endsWithTheProgram() throws Exception {
        try (RunningProgram program = RunningProgram.start(newest(), folder);
                CliProcess cli = CliProcess.start(folder, "attach", program.pid(), "-o", "end.jfr")) {
            cli.awaitOutput("Ctrl-C ends it");
            program.stop();
            Ran ran = cli.end();

            assertThat(ran.exitCode()).isZero();
            assertThat(ran.out()).contains("the program has ended, and wrote " + folder.resolve("end.jfr"));
        }
        assertTellsWaits("end.jfr");
    }

    @Test
    void namesAProcessThatIsNotThere() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        String pid = Long.toString(ended.pid());

        assertRefused(CliProcess.run(folder, "attach", pid), pid, "there is no such process", "jcmd");
        assertThat(CliProcess.run(folder, "attach", "none").exitCode()).isEqualTo(ExitCode.MISUSED);
    }

    @Test
    void leavesAProcessAloneThatIsNoJvm() throws Exception {
        Process sleeping = new ProcessBuilder("sleep", "600").start();
        try {
            String pid = Long.toString(sleeping.pid());
            assertRefused(CliProcess.run(folder, "attach", pid), pid, "does not answer as a JVM does");
            assertThat(sleeping.isAlive()).isTrue();
        } finally {
            sleeping.destroyForcibly();
        }
    }

    @Test
    void saysThatAJvmLetsNobodyIn() throws Exception {
        try (RunningProgram program = RunningProgram.start(newest(), folder, "-XX:+DisableAttachMechanism")) {
            assertRefused(CliProcess.run(folder, "attach", program.pid()), program.pid(),
                    "-XX:+DisableAttachMechanism");
        }
        try (RunningProgram program = RunningProgram.start(newest(), folder, "-XX:-EnableDynamicAgentLoading")) {
            assertRefused(CliProcess.run(folder, "attach", program.pid()), program.pid(),
                    "-XX:-EnableDynamicAgentLoading");
        }
    }

    @Test
    void explainsNoWarningWhereThereIsNone() throws Exception {
        try (RunningProgram program = RunningProgram.start(newest(), folder, "-XX:+EnableDynamicAgentLoading")) {
            Ran ran = CliProcess.run(folder, "attach", program.pid(), "--for", "100ms", "-o", "quiet.jfr");
            assertThat(ran.exitCode()).isZero();
            assertThat(ran.out()).doesNotContain("WARNING");
            program.stop();
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void saysWhoseJvmItIs() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        assumeThat(Path.of("/usr/bin/setpriv")).exists();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (RunningProgram program = RunningProgram.start(newest(), folder);
                CliProcess cli = CliProcess.startAs(NOBODY, folder, "attach", program.pid())) {
            assertRefused(cli.end(), program.pid(), "belongs to root; run awaitscope as that user");
            assertThat(program.err()).isEmpty();
        }
    }

    private void assertTellsWaits(String file) {
        Ran waits = Ran.run("waits", folder.resolve(file).toString());
        assertThat(waits.exitCode()).as(waits.err()).isZero();
        assertThat(waits.out()).contains("giver-0");
    }

    private static void assertRefused(Ran ran, String pid, String... parts) {
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).hasLineCount(1).startsWith("awaitscope: " + pid + ": ").contains(parts);
    }
}
