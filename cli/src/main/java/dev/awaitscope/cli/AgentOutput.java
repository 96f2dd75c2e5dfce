package dev.awaitscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The name of a recording as an agent in another process is given it: that process may be in another folder. */
final class AgentOutput {
    private AgentOutput() {}

    static Path of(@Nullable Path named, String otherwise) throws Problem {
        Path file = (named == null ? Path.of(otherwise) : named).toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw new Problem(ExitCode.FAILED, file + ": is a folder; name a file with -o");
        }
        if (file.toString().contains(",")) {
            throw new Problem(ExitCode.FAILED,
                    file + ": a comma would end the agent's option; choose a name without one"
                            + " with -o");
        }
        return file;
    }
}
