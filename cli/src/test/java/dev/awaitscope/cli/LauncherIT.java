package dev.awaitscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a project of its own, with a Maven that only notes that it was called and a JDK whose {@code java}
 * prints its arguments and exits with 3: so that what it decides can be seen, and in milliseconds.
 */
final class LauncherIT {
    private static final List<String> TOOLS = List.of("dirname", "find", "head", "ln", "mkdir", "mv", "readlink", "rm",
            "sleep", "touch");

    @TempDir
    Path temp;

    private Path root;
    private Path bin;
    private Path jdk;

    @BeforeEach
    void makeProject() throws IOException {
        root = Files.createDirectories(temp.resolve("the project")).toRealPath();
        bin = Files.createDirectory(temp.resolve("bin"));
        jdk = temp.resolve("jdks/a jdk");
        for (String module : List.of("agent", "reports", "cli", "demos")) {
            write(root.resolve(module + "/src/main/Source.java"), "");
            write(root.resolve(module + "/pom.xml"), "");
        }
        write(root.resolve("pom.xml"), "");
        String launcher = Files.readString(Path.of(System.getProperty("awaitscope.root"), "awaitscope"));
        assertThat(launcher).contains("/usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/*", " /Library/Java/");
        script(root.resolve("awaitscope"),
                launcher.replace("/usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/*", "\"" + temp + "\"/jdks/*")
                        .replace(" /Library/Java/", " /none/"));
        for (String tool : TOOLS) {
            script(bin.resolve(tool), "#!/bin/sh\nexec " + onPath(tool) + " \"$@\"\n");
        }
        installJdk("25.0.3");
        installMaven("""
                #!/bin/sh
                echo "$JAVA_HOME" >>"%1$s/calls"
                [ ! -e "%1$s/slow" ] || { while [ ! -e "%1$s/go" ]; do sleep 0.05; done; }
                cd "%2$s"
                for m in agent cli demos; do mkdir -p $m/target/lib; : >$m/target/awaitscope-$m.jar; done
                """.formatted(temp, root));
    }

    @Test
    void becomesTheCommandFromAnyFolderThroughLinks() throws Exception {
        Path elsewhere = Files.createDirectory(temp.resolve("some where"));
        Files.createSymbolicLink(elsewhere.resolve("inner"), Path.of("../the project/awaitscope"));
        Path outer = Files.createSymbolicLink(elsewhere.resolve("outer"), Path.of("inner"));

        Run run = start(outer, "waits", "a file.jfr", "*").end();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output()).contains("-Dawaitscope.home=" + root + "\n")
                .endsWith("dev.awaitscope.cli.Awaitscope\nwaits\na file.jfr\n*\n");
    }

    @Test
    void buildsTheFirstTimeAndAfterASourceChanged() throws Exception {
        assertThat(start("doctor").end().errors()).containsOnlyOnce("\n").contains("building");
        assertThat(start("doctor").end().errors()).isEmpty();
        assertThat(builds()).containsExactly(jdk.toString());

        Files.setLastModifiedTime(root.resolve("reports/src/main/Source.java"),
                FileTime.fromMillis(System.currentTimeMillis() + 1000));
        start("doctor").end();
        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhenASourceWasDeletedOrAJarIsGone() throws Exception {
        start("doctor").end();
        Files.delete(root.resolve("cli/src/main/Source.java"));
        start("doctor").end();
        assertThat(builds()).hasSize(2);
        Files.delete(root.resolve("agent/target/awaitscope-agent.jar"));
        start("doctor").end();
        assertThat(builds()).hasSize(3);
    }

    @Test
    void namesTheLogOfAFailedBuildAndTriesAgainNextTime() throws Exception {
        installMaven("#!/bin/sh\necho tried >>\"" + temp + "/calls\"; echo the reason; exit 1\n");

        Run run = start("doctor").end();

        Path log = root.resolve("target/awaitscope-build.log");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).endsWith("awaitscope: the build failed, see " + log + "\n");
        assertThat(log).hasContent("the reason");
        start("doctor").end();
        assertThat(builds()).hasSize(2);
    }

    @Test
    void saysWhatToDoWithoutAJdk() throws Exception {
        for (String version : List.of("17.0.15", "24.0.2", "1.8.0_400")) {
            installJdk(version);
            Run run = start("doctor").end();
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errors()).containsOnlyOnce("\n")
                    .startsWith("awaitscope: needs JDK 25")
                    .contains("JAVA_HOME");
        }
        assertThat(start("record").end().exitCode()).as("never the program's own code").isEqualTo(125);
        installJdk("26-ea");
        assertThat(start("doctor").end().exitCode()).isEqualTo(3);
    }

    @Test
    void saysWhatToDoWithoutMaven() throws Exception {
        Files.delete(bin.resolve("mvn"));
        Run run = start("doctor").end();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).containsOnlyOnce("\n").startsWith("awaitscope: needs Maven");
    }

    @Test
    void buildsOnceForSeveralFirstRuns() throws Exception {
        Files.createFile(temp.resolve("slow"));
        List<Started> runs = List.of(start("doctor"), start("doctor"), start("doctor"));
        await().until(() -> runs.stream().filter(run -> run.errors().contains("waiting for it")).count() == 2);
        Files.createFile(temp.resolve("go"));
        for (Started run : runs) {
            assertThat(run.end().exitCode()).isEqualTo(3);
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void takesOverFromABuildThatWasKilled() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.createDirectory(root.resolve("target"));
        Files.createSymbolicLink(root.resolve("target/awaitscope-building"), Path.of(Long.toString(ended.pid())));

        assertThat(start("doctor").end().exitCode()).isEqualTo(3);
        assertThat(builds()).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenTerminatedInABuild() throws Exception {
        Files.createFile(temp.resolve("slow"));
        Started run = start("doctor");
        await().until(() -> Files.exists(temp.resolve("calls")));
        List<ProcessHandle> children = run.process().descendants().toList();
        run.process().destroy();
        assertThat(run.end().exitCode()).isEqualTo(143);
        await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(root.resolve("target")).isDirectoryNotContaining(path -> path.endsWith("awaitscope-building"));

        Files.createFile(temp.resolve("go"));
        assertThat(start("doctor").end().exitCode()).isEqualTo(3);
    }

    private Started start(String... arguments) throws IOException {
        return start(root.resolve("awaitscope"), arguments);
    }

    private Started start(Path launcher, String... arguments) throws IOException {
        Path output = Files.createTempFile(temp, "run", ".out");
        Path errors = Files.createTempFile(temp, "run", ".err");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList())
                .directory(temp.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().retainAll(List.of("LANG"));
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", temp.toString());
        return new Started(builder.start(), output, errors);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(temp.resolve("calls"));
    }

    private void installJdk(String version) throws IOException {
        script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        script(jdk.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 3\n");
        write(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private void installMaven(String text) throws IOException {
        script(bin.resolve("mvn"), text);
    }

    private static void script(Path file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Path onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private record Started(Process process, Path outputFile, Path errorsFile) {
        Run end() throws IOException, InterruptedException {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("launcher ended").isTrue();
            return new Run(process.exitValue(), Files.readString(outputFile, UTF_8), errors());
        }

        String errors() {
            try {
                return Files.readString(errorsFile, UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Run(int exitCode, String output, String errors) {}
}
