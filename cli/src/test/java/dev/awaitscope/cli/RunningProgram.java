package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that waits all the time, in a JVM of its own, without an agent. Closing it ends it. */
final class RunningProgram implements AutoCloseable {
    private static final String MAIN = "dev.awaitscope.workload.AttachWorkload";

    private final Process process;
    private final BufferedReader out;
    private final Path folder;
    private final Path err;

    private RunningProgram(Process process, Path folder, Path err) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.folder = folder;
        this.err = err;
    }

    /** Returns when it waits. */
    static RunningProgram start(Path java, Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", Path.of(System.getProperty("awaitscope.root"), "agent/target/test-classes")
                .toString(), MAIN, "platform"));
        Path err = Files.createTempFile(folder, "program-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        RunningProgram program = new RunningProgram(builder.start(), folder, err);
        assertThat(program.out.readLine()).isEqualTo("ready");
        return program;
    }

    String pid() {
        return Long.toString(process.pid());
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Has it end by itself. */
    void stop() throws IOException, InterruptedException {
        Path hold = Files.createFile(folder.resolve("hold"));
        assertThat(out.readLine()).isEqualTo("holding");
        Path stop = Files.createFile(folder.resolve("stop"));
        assertThat(out.readLine()).isEqualTo("done");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(process.exitValue()).isZero();
        Files.delete(hold);
        Files.delete(stop);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
