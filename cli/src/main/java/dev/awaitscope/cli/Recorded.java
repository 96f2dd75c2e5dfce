package dev.awaitscope.cli;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.RunReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Recordings a command was given, read.
 *
 * @param reports one per JVM found in them, at least one
 */
record Recorded(List<RunReport> reports) {
    /** Reads them, with progress where a person watches. */
    static Recorded read(List<Path> files) throws Problem {
        try (Progress progress = Progress.start("reading", 1)) {
            return new Recorded(Recordings.read(files, ReadOptions.DEFAULT.with(progress::at)));
        } catch (RecordingException refused) {
            throw Problem.of(refused);
        }
    }

    /** The one run in them, for what shows one only. */
    RunReport single() throws Problem {
        if (reports.size() > 1) {
            String files = String.join(", ", reports.stream().flatMap(report -> report.recording().files().stream())
                    .distinct().toList());
            throw new Problem(ExitCode.FAILED, files + ": hold " + reports.size()
                    + " JVMs, and this is about one; name the files of one");
        }
        return reports.getFirst();
    }

    /** Says what could not be read, a line per file, and returns the exit code that goes with it. */
    int exitCode(PrintWriter err) {
        int exitCode = ExitCode.DONE;
        for (RunReport report : reports) {
            for (RunCoverage.Loss loss : report.coverage().losses()) {
                err.println("awaitscope: " + loss.file() + ": " + loss.what());
                exitCode = ExitCode.PARTIAL;
            }
        }
        err.flush();
        return exitCode;
    }
}
