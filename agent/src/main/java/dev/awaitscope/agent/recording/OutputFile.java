package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Finds a name that no file has, and takes it: recordings are never overwritten, also not by child processes. Only the
 * file's owner may read it.
 */
final class OutputFile {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private OutputFile() {}

    static Path create(String pattern) throws IOException {
        String name = pattern.replace("%p", Long.toString(ProcessHandle.current().pid()))
                .replace("%t",
                        TIME.format(LocalDateTime.now(ZoneId.systemDefault())));
        Path wanted = Path.of(name).toAbsolutePath().normalize();
        @Nullable
        Path folder = wanted.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path file = wanted;
        for (int number = 1;; number++) {
            try {
                return OwnerOnly.createFile(file);
            } catch (FileAlreadyExistsException e) {
                file = numbered(wanted, number);
            }
        }
    }

    private static Path numbered(Path file, int number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        return file.resolveSibling(stem + "-" + number + (dot <= 0 ? "" : name.substring(dot)));
    }
}
