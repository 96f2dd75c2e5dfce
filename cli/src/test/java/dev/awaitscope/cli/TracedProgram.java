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

/** One of the agent's workloads under the packaged agent, in a JVM of its own. Closing it ends it. */
final class TracedProgram implements AutoCloseable {
    private static final String PACKAGE = "dev.awaitscope.workload.";

    private final Process process;
    private final Path err;

    /**
     * Starts it.
     *
     * @param folder where it runs
     * @param agent the agent's options
     * @param main the workload's simple name
     */
    static TracedProgram start(Path java, Path folder, String agent, String main, String... args) throws IOException {
        return start(java, List.of(), folder, agent, main, args);
    }

    /** Starts it in a control group of the operating system. */
    static TracedProgram startIn(Path group, Path java, Path folder, String agent, String main, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c",
                "echo $$ > " + group.resolve("cgroup.procs") + "; exec \"$@\"", "sh"));
        command.addAll(command(java, List.of(), agent, main, args));
        return start(command, folder);
    }

    /** Starts it with more options for the JVM. */
    static TracedProgram start(Path java, List<String> options, Path folder, String agent, String main,
            String... args) throws IOException {
        return start(command(java, options, agent, main, args), folder);
    }

    private static List<String> command(Path java, List<String> options, String agent, String main, String... args) {
        Path root = Path.of(System.getProperty("awaitscope.root"));
        Path jar = Path.of(System.getProperty("awaitscope.agent",
                root.resolve("agent/target/awaitscope-agent.jar").toString()));
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString(), "-Xverify:all",
                "-Dstdout.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-javaagent:" + jar + "=" + agent, "-cp",
                root.resolve("agent/target/test-classes").toString(), PACKAGE + main));
        command.addAll(1, options);
        command.addAll(List.of(args));
        return command;
    }

    private static TracedProgram start(List<String> command, Path folder) throws IOException {
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return new TracedProgram(builder.start(), err);
    }

    private TracedProgram(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /** The first line it prints. */
    String firstLine() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        assertThat(line).as("first line of the program; errors: %s", Files.readString(err)).isNotNull();
        return line;
    }

    /** All that it prints, when it has ended well. */
    List<String> lines() throws IOException, InterruptedException {
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(end()).as("exit code; errors: %s", Files.readString(err)).isZero();
        return lines;
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end and returns its exit code. */
    int end() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
