package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workload in a JVM of its own, under the packaged agent or without it. Closing it ends it if it still runs. */
final class TracedJvm implements AutoCloseable {
    private static final long LIMIT_SECONDS = 90;
    private static final Path AGENT = Path.of(System.getProperty("awaitscope.agent", "target/awaitscope-agent.jar"));

    private final Process process;
    private final Output out;
    private final Output err;

    /**
     * @param agent
     *            the agent's options; null for a run without it
     */
    static TracedJvm start(Jdk jdk, Path folder, @Nullable String agent, Class<?> main, String... args)
            throws IOException {
        return start(command(jdk, agent, main, args), folder, Map.of());
    }

    static TracedJvm start(List<String> command, Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        return new TracedJvm(builder.start());
    }

    /** Starts it with more options for the JVM. */
    static TracedJvm start(Jdk jdk, List<String> options, Path folder, @Nullable String agent, Class<?> main,
            String... args) throws IOException {
        List<String> command = command(jdk, agent, main, args);
        command.addAll(1, options);
        return start(command, folder, Map.of());
    }

    /** Starts it under our agent and then another one, which comes with an option of its own. */
    static TracedJvm startWithSecondAgent(Jdk jdk, Path folder, String agent, String second, Class<?> main,
            String... args) throws IOException {
        List<String> command = command(jdk, agent, main, args);
        command.add(command.indexOf("-cp"), second);
        return start(command, folder, Map.of());
    }

    static List<String> command(Jdk jdk, @Nullable String agent, Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(jdk.java(), "-Xverify:all", "-Dstdout.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8"));
        if (agent != null) {
            command.add("-javaagent:" + AGENT + "=" + agent);
        }
        command.addAll(List.of("-cp", classPath(main), main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /** As {@link #command}, with the libraries of the tests on the class path. */
    static List<String> commandWithLibraries(Jdk jdk, @Nullable String agent, Class<?> main, String... args) {
        List<String> command = command(jdk, agent, main, args);
        int classPath = command.indexOf("-cp") + 1;
        command.set(classPath, Stream.concat(Stream.of(command.get(classPath)),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator)));
        return command;
    }

    /** The agent's jar. */
    static Path agent() {
        return AGENT.toAbsolutePath();
    }

    static String classPath(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }

    private TracedJvm(Process process) {
        this.process = process;
        this.out = new Output(process.getInputStream());
        this.err = new Output(process.getErrorStream());
    }

    long pid() {
        return process.pid();
    }

    /** Returns when the program has printed the line; fails if it ends or takes too long before. */
    void awaitLine(String line) throws InterruptedException {
        assertThat(out.await(line)).as("'%s' in the output: %s%s", line, out, err).isTrue();
    }

    /** SIGTERM. By its handle, since the process itself would also close the streams that are being read. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end. */
    Ended end() throws InterruptedException {
        return end(LIMIT_SECONDS);
    }

    Ended end(long limitSeconds) throws InterruptedException {
        boolean ended = process.waitFor(limitSeconds, TimeUnit.SECONDS);
        assertThat(ended).as("ended within %s s; it had printed: %s%s", limitSeconds, out, err).isTrue();
        return new Ended(process.exitValue(), out.all(), err.all());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /**
     * What is left of a run.
     *
     * @param exitCode
     *            its exit code, 128 + n for a signal
     * @param out
     *            its standard output
     * @param err
     *            its standard error, without the JVM's notice of JAVA_TOOL_OPTIONS
     */
    record Ended(int exitCode, String out, String err) {}

    /** Reads a stream to its end, line by line. */
    private static final class Output {
        private final StringBuilder text = new StringBuilder();
        private final Thread reader;
        private boolean ended;

        Output(InputStream stream) {
            reader = new Thread(() -> read(stream), "output");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream stream) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("Picked up JAVA_TOOL_OPTIONS")) {
                        append(line);
                    }
                }
            } catch (IOException e) {
                append(e.toString());
            } finally {
                append(null);
            }
        }

        private synchronized void append(@Nullable String line) {
            if (line == null) {
                ended = true;
            } else {
                text.append(line).append('\n');
            }
            notifyAll();
        }

        synchronized boolean await(String line) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!has(line)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }

        private boolean has(String line) {
            return ("\n" + text).contains("\n" + line + "\n");
        }

        String all() throws InterruptedException {
            reader.join();
            return toString();
        }

        @Override
        public synchronized String toString() {
            return text.toString();
        }
    }
}
