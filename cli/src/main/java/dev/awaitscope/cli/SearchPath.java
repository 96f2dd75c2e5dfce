package dev.awaitscope.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Finds programs as a shell does. */
final class SearchPath {
    private SearchPath() {}

    /** The program a command names: by its path, or in the folders of PATH; executable or not at all. */
    static Optional<Path> find(String command) {
        return candidates(command).filter(Files::isExecutable).findFirst();
    }

    /** Whether there is a file of that name that cannot be executed. */
    static boolean isThereButNotExecutable(String command) {
        return find(command).isEmpty() && candidates(command).findFirst().isPresent();
    }

    private static java.util.stream.Stream<Path> candidates(String command) {
        try {
            if (command.contains(File.separator)) {
                return java.util.stream.Stream.of(Path.of(command)).filter(Files::exists);
            }
            String folders = Objects.requireNonNullElse(System.getenv("PATH"), "");
            return Arrays.stream(folders.split(File.pathSeparator))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, command))
                    .filter(Files::isRegularFile);
        } catch (InvalidPathException malformed) {
            return java.util.stream.Stream.empty();
        }
    }
}
