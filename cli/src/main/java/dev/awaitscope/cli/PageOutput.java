package dev.awaitscope.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes its page, and whether it shows it. */
final class PageOutput {
    @Option(names = "-o", paramLabel = "FILE", description = "The page, replaced if it is there (default: named after the"
            + " command, with a number if that is there).")
    private @Nullable Path output;

    @Option(names = "--open", description = "Open it in a browser.")
    private boolean open;

    /** The file to write; {@code otherwise} is its name where none was given. */
    OutputFile file(String otherwise) throws Problem {
        return OutputFile.of(output, otherwise);
    }

    /** Opens a page that was written, if that was asked for. */
    void show(Path page) throws Problem {
        if (open) {
            Browser.open(page);
        }
    }
}
