package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a bench leaves what it measured. */
final class ResultsOption {
    @Option(names = "-o", paramLabel = "DIR", description = "Folder for the results, which must not be there yet"
            + " (default: awaitscope-bench-1, or the next number).")
    private @Nullable Path folder;

    /** Makes the folder. */
    BenchFolder create() throws Problem {
        return BenchFolder.create(folder);
    }
}
