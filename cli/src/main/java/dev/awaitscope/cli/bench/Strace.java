package dev.awaitscope.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a running process asked of the kernel for a while, as {@code strace -c -f} counts it. */
final class Strace implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final int CALLS = 3;

    private final Process strace;
    private final Path table;

    private Strace(Process strace, Path table) {
        this.strace = strace;
        this.table = table;
    }

    /**
     * Begins to count, all threads.
     *
     * @param table where strace writes its table
     * @throws RoundFailed where there is no strace, or it may not
     */
    static Strace count(long pid, Path table) throws RoundFailed, InterruptedException {
        try {
            Process strace = new ProcessBuilder("strace", "-c", "-f", "-o", table.toString(), "-p", Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader reader = strace.errorReader();
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> line(reader),
                    task -> Thread.ofVirtual().start(task));
            String line = said.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!line.contains("attached")) {
                strace.destroyForcibly();
                throw new RoundFailed(line.isEmpty() ? "strace ended at once" : line);
            }
            // It says a line for each new thread: unread, they would fill the pipe and stop it
            Thread.ofVirtual().start(() -> drain(reader));
            return new Strace(strace, table);
        } catch (IOException missing) {
            throw new RoundFailed("strace cannot be started (" + missing.getMessage() + ")");
        } catch (ExecutionException | TimeoutException silent) {
            throw new RoundFailed("strace did not attach within " + PATIENCE_SECONDS + " s");
        }
    }

    /** Ends it: how often each was called, by its name in section 2 of the manual, the most frequent first. */
    Map<String, Long> stop() throws RoundFailed {
        close();
        try {
            return parse(Files.readAllLines(table));
        } catch (IOException unreadable) {
            throw new RoundFailed("strace wrote no table (" + unreadable.getMessage() + ")");
        }
    }

    /** Of lines {@code % time, seconds, usecs/call, calls, [errors,] syscall}, the total left out. */
    static Map<String, Long> parse(List<String> lines) {
        Map<String, Long> counts = new HashMap<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            if (words.length > CALLS + 1 && words[CALLS].matches("\\d+") && !words[words.length - 1].equals("total")) {
                counts.put(words[words.length - 1], Long.parseLong(words[CALLS]));
            }
        }
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(count -> sorted.put(count.getKey(), count.getValue()));
        return sorted;
    }

    private static void drain(BufferedReader reader) {
        try {
            reader.transferTo(Writer.nullWriter());
        } catch (IOException gone) {
            // It has ended, or somebody wants it to.
        }
    }

    private static String line(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException gone) {
            return "";
        }
    }

    /** The process goes on as if nothing had been. */
    @Override
    public void close() {
        strace.destroy();
        Ending.await(strace, PATIENCE_SECONDS);
    }
}
