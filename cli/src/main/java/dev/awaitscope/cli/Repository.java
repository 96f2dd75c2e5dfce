package dev.awaitscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder in which JVMs keep what they recorded until they write it; one folder per JVM in it. */
final class Repository {
    /** JFR names a JVM's folder year_month_day_hour_minute_second_pid. */
    private static final int PID = 6;

    private final Path folder;
    private final boolean ours;

    private Repository(Path folder, boolean ours) {
        this.folder = folder;
        this.ours = ours;
    }

    static Repository temporary() throws IOException {
        return new Repository(Files.createTempDirectory("awaitscope-repository-"), true);
    }

    static Repository at(Path folder) {
        return new Repository(folder.toAbsolutePath(), false);
    }

    Path folder() {
        return folder;
    }

    /** What JVMs left that are not there any more and could not write it themselves. */
    List<Path> orphans() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .filter(jvm -> !isAlive(jvm))
                    .filter(Repository::holdsChunks)
                    .sorted()
                    .toList();
        }
    }

    /** Removes what one JVM left. */
    static void remove(Path jvm) throws IOException {
        try (Stream<Path> files = Files.walk(jvm)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Removes the folder if it is ours and no JVM uses it: one that loses its repository ends at once. */
    void close() throws IOException {
        if (ours) {
            try (Stream<Path> left = Files.list(folder)) {
                if (left.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(folder);
        }
    }

    private static boolean isAlive(Path jvm) {
        String[] parts = String.valueOf(jvm.getFileName()).split("_");
        return parts.length > PID && parts[PID].matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(parts[PID])).map(ProcessHandle::isAlive).orElse(false);
    }

    private static boolean holdsChunks(Path jvm) {
        try (Stream<Path> files = Files.list(jvm)) {
            return files.anyMatch(file -> file.toString().endsWith(".jfr"));
        } catch (IOException gone) {
            return false;
        }
    }
}
