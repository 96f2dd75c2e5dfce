package dev.awaitscope.reports.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A temporary folder for unpacked and repaired chunks, made when first needed and deleted on close. Not thread-safe. */
final class Scratch implements AutoCloseable {
    private @Nullable Path folder;
    private int files;

    /** A new name in it. */
    Path file() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("awaitscope-");
        }
        return folder.resolve(files++ + ".jfr");
    }

    @Override
    public void close() throws IOException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
