package dev.awaitscope.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** What every command takes that reads recordings. */
final class RecordingPaths {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings (.jfr, also packed with gzip) or folders"
            + " of a JFR repository.")
    private List<Path> files = List.of();

    /** Reads them, with progress where a person watches. */
    Recorded read() throws Problem {
        return Recorded.read(files);
    }
}
