package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Java;
import dev.awaitscope.cli.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own. It ends when its standard input does, so that it cannot outlive us, whatever becomes
 * of us.
 */
final class ServerProcess implements AutoCloseable {
    private static final String MAIN_CLASS = "dev.awaitscope.demos.servers.ServersDemo";
    private static final String LISTENING = "listening on ";
    private static final long START_SECONDS = 30;
    /** Long enough for a recording of a gigabyte to be written. */
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final String name;
    private final boolean keeps;
    private final Path log;
    private final int port;

    private ServerProcess(Process process, String name, boolean keeps, Path log)
            throws RoundFailed, InterruptedException {
        this.process = process;
        this.name = name;
        this.keeps = keeps;
        this.log = log;
        this.port = awaitPort();
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @param jvmOption for {@code java}, such as an agent; null for none
     * @param log where its standard error goes
     */
    static ServerProcess start(ServerOptions options, @Nullable String jvmOption, Path log)
            throws Problem, RoundFailed, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Java.executable()));
        if (jvmOption != null) {
            command.add(jvmOption);
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", Home.demosClassPath(), MAIN_CLASS));
        command.addAll(options.arguments());
        String name = "the " + options.mode().label() + " server";
        try {
            Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            try {
                return new ServerProcess(process, name, options.keeps(), log);
            } catch (RoundFailed | InterruptedException failure) {
                process.destroyForcibly().waitFor();
                throw failure;
            }
        } catch (IOException failure) {
            throw new RoundFailed(name + " cannot be started (" + failure.getMessage() + ")");
        }
    }

    /** Where it listens, on the loopback interface. */
    int port() {
        return port;
    }

    /** Whether its connections stay open. */
    boolean keeps() {
        return keeps;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Runs when it ends, for whatever reason, unless what is returned is cancelled before. */
    CompletableFuture<Void> onEnd(Runnable action) {
        return process.onExit().thenRun(action);
    }

    /** Why it is not there any more, as a sentence without its full stop. */
    String obituary() {
        return name + " ended with code " + process.exitValue() + lastWords();
    }

    /** Asks it to end, which lets an agent write its recording, and waits for that. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // It has no input left to close: it ended before.
        }
        Ending.await(process, STOP_SECONDS);
    }

    private int awaitPort() throws RoundFailed, InterruptedException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(this::firstLine,
                task -> Thread.ofVirtual().start(task));
        try {
            String said = line.get(START_SECONDS, TimeUnit.SECONDS);
            if (said.startsWith(LISTENING)) {
                return Integer.parseInt(said.substring(said.lastIndexOf(':') + 1).strip());
            }
            throw new RoundFailed(name + " did not start" + lastWords());
        } catch (TimeoutException late) {
            throw new RoundFailed(name + " did not listen within " + START_SECONDS + " s" + lastWords());
        } catch (ExecutionException unreadable) {
            throw new RoundFailed(name + " did not start (" + unreadable.getCause() + ")" + lastWords());
        }
    }

    private String firstLine() {
        BufferedReader reader = process.inputReader();
        try {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException gone) {
            return "";
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty() ? "" : "; it said: " + lines.getLast().strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
