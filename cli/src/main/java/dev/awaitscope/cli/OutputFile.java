package dev.awaitscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file a command writes: checked before the work, complete or not there after it. */
final class OutputFile {
    /** Writes the content. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path file) throws IOException;
    }

    private final Path file;

    private OutputFile(Path file) {
        this.file = file;
    }

    /**
     * Finds the file to write.
     *
     * @param named what the user asked for, replaced if it is there; null for none
     * @param otherwise the name to use then, with a number if it is there
     */
    static OutputFile of(@Nullable Path named, String otherwise) throws Problem {
        Path file = named == null ? free(Path.of(otherwise)) : named;
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new Problem(ExitCode.FAILED, file + ": is a folder; name a file with -o");
        }
        if (!Files.isDirectory(folder)) {
            throw new Problem(ExitCode.FAILED, file + ": the folder " + folder + " is not there; create it or choose"
                    + " another with -o");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new Problem(ExitCode.FAILED, file + ": not writable; choose another with -o");
        }
        return new OutputFile(file);
    }

    /** The name itself, or the first with a number that is not taken: {@code report-2.html}. */
    static Path free(Path wanted) {
        String name = String.valueOf(wanted.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        Path candidate = wanted;
        for (int number = 2; Files.exists(candidate); number++) {
            candidate = wanted.resolveSibling(stem + "-" + number + extension);
        }
        return candidate;
    }

    Path path() {
        return file;
    }

    /** Writes beside it and moves it there, so that a failure leaves no half of a file. */
    void write(Content content) throws Problem {
        try {
            Path part = file.resolveSibling("." + file.getFileName() + "-" + ProcessHandle.current().pid() + ".part");
            try {
                content.writeTo(part);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failure) {
            throw new Problem(ExitCode.FAILED, file + ": cannot be written (" + failure.getMessage()
                    + "); free space or choose another place with -o", failure);
        }
    }
}
