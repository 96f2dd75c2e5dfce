package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, as a shell would start it. */
public final class CliProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Path out;
    private final Path err;

    private CliProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it in a folder; its output goes to files there. */
    public static CliProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /** The same with more in its environment. */
    public static CliProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(folder, environment, List.of(), absoluteClassPath(), arguments);
    }

    /** Starts the packaged jars as another user, who may not be able to read the class path of the tests. */
    static CliProcess startAs(String user, Path folder, String... arguments) throws IOException {
        Path target = Path.of(System.getProperty("awaitscope.root"), "cli/target");
        return start(folder, Map.of(), List.of("setpriv", "--reuid", user, "--clear-groups"),
                target.resolve("awaitscope-cli.jar") + File.pathSeparator + target.resolve("lib/*"), arguments);
    }

    private static CliProcess start(Path folder, Map<String, String> environment, List<String> before,
            String classPath, String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "cli-", ".out");
        Path err = Files.createTempFile(folder, "cli-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command(before, classPath, arguments)).directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new CliProcess(process, out, err);
    }

    /** The command line that starts it. */
    static List<String> command(String... arguments) {
        return command(List.of(), absoluteClassPath(), arguments);
    }

    private static List<String> command(List<String> before, String classPath, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(Java.executable(), "--enable-native-access=ALL-UNNAMED",
                "-Dawaitscope.home=" + System.getProperty("awaitscope.root"), "-cp", classPath,
                "dev.awaitscope.cli.Awaitscope"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs it to its end. */
    public static Ran run(Path folder, String... arguments) throws IOException, InterruptedException {
        try (CliProcess cli = start(folder, arguments)) {
            cli.process.getOutputStream().close();
            return cli.end();
        }
    }

    /** Waits until it has ended. */
    public Ran end() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ended: " + out() + err()).isTrue();
        return new Ran(process.exitValue(), out(), err());
    }

    /** Waits until it has printed something. */
    public void awaitOutput(String text) {
        until(() -> out().contains(text));
    }

    /** Waits until something is so. */
    public void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    /** Sends it a signal, by its name. */
    public void signal(String name) throws IOException, InterruptedException {
        send(process.toHandle(), name);
    }

    /** All processes it started, and theirs. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Those of them whose command line holds a text. */
    public List<ProcessHandle> descendants(String text) {
        return descendants().stream()
                .filter(child -> child.info()
                        .arguments()
                        .map(arguments -> String.join(" ", arguments).contains(text))
                        .orElse(false))
                .toList();
    }

    /** Sends a process a signal, by its name. */
    public static void send(ProcessHandle target, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + target.pid()).start().waitFor())
                .isZero();
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String out() throws IOException {
        return Files.readString(out);
    }

    private String err() throws IOException {
        return Files.readString(err);
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
