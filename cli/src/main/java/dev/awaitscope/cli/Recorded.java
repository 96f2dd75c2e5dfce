package dev.awaitscope.cli;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recordings a command was given, read.
 *
 * @param reports one per JVM found in them, at least one
 */
record Recorded(List<RunReport> reports) {
    private static final int MOST_SAID = 3;

    /** Reads them, with progress where a person watches. */
    static Recorded read(List<Path> files) throws Problem {
        try (Progress progress = Progress.ofBytes("reading")) {
            return new Recorded(Recordings.read(files, ReadOptions.DEFAULT.with(progress::at)));
        } catch (RecordingException refused) {
            throw Problem.of(refused);
        }
    }

    /** The one run in them, for what shows one only. */
    RunReport single() throws Problem {
        if (reports.size() > 1) {
            String files = String.join(", ", reports.stream()
                    .flatMap(report -> report.recording().files().stream())
                    .distinct()
                    .toList());
            throw new Problem(ExitCode.FAILED, files + ": hold " + reports.size()
                    + " JVMs, and this is about one; name the files of one");
        }
        return reports.getFirst();
    }

    /** Says what could not be read, a line per file, and returns the exit code that goes with it. */
    int exitCode(PrintWriter err) {
        Map<String, List<String>> losses = new LinkedHashMap<>();
        for (RunReport report : reports) {
            report.coverage()
                    .losses()
                    .forEach(loss -> losses.computeIfAbsent(loss.file(), _ -> new ArrayList<>()).add(loss.what()));
        }
        losses.forEach((file, what) -> err.println("awaitscope: " + file + ": " + sentence(what)));
        err.flush();
        return losses.isEmpty() ? ExitCode.DONE : ExitCode.PARTIAL;
    }

    private static String sentence(List<String> losses) {
        String first = String.join("; ", losses.subList(0, Math.min(losses.size(), MOST_SAID)));
        return losses.size() > MOST_SAID ? first + "; and " + (losses.size() - MOST_SAID) + " more, in the report"
                : first;
    }
}
