package dev.awaitscope.agent.recording;

import java.io.File;
import java.util.HashMap;
import java.util.Map;

/**
 * What JFR has written to its repository since tracing began, the chunks that it has deleted again included, and those of
 * other recordings in the same JVM. Thread-safe.
 */
final class WrittenBytes {
    private final Repository repository;
    private final Map<String, Long> before;
    /** Lengths of chunks by their names, as seen last. */
    private Map<String, Long> chunks = Map.of();
    private long deleted;

    WrittenBytes(Repository repository) {
        this.repository = repository;
        this.before = lengths();
    }

    private Map<String, Long> lengths() {
        Map<String, Long> lengths = new HashMap<>();
        File[] files = repository.folder().toFile().listFiles((folder, name) -> name.endsWith(".jfr"));
        for (int i = 0; files != null && i < files.length; i++) {
            lengths.put(files[i].getName(), files[i].length());
        }
        return lengths;
    }

    /** Takes a look; what came and went since the last one is not in it. */
    synchronized long look() {
        Map<String, Long> now = lengths();
        before.forEach((name, length) -> now.computeIfPresent(name, (n, l) -> Math.max(0, l - length)));
        chunks.forEach((name, length) -> deleted += now.containsKey(name) ? 0 : length);
        chunks = now;
        return deleted + now.values().stream().mapToLong(Long::longValue).sum();
    }
}
