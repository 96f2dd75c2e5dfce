package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.BenchResult;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResultFile;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Comparisons;
import dev.awaitscope.reports.html.ComparePage;
import dev.awaitscope.reports.html.PageOptions;
import dev.awaitscope.reports.html.ReportPage;
import dev.awaitscope.reports.text.TextComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** The folder of a bench: its raw result, its recordings, the pages made from them. */
public final class BenchFolder {
    /** The comparison's page. */
    public static final String PAGE = "compare.html";

    private final Path path;
    private final List<String> problems = new ArrayList<>();

    private BenchFolder(Path path) {
        this.path = path;
    }

    /** Makes a folder that was not there, or the next one with a number where none is named. */
    static BenchFolder create(@Nullable Path named) throws Problem {
        Path path = named == null ? nextFree() : named;
        if (named != null && Files.exists(named)) {
            throw new Problem(ExitCode.FAILED, named + ": is there already, and results are never overwritten; choose"
                    + " another folder with -o");
        }
        if (path.toString().contains(",")) {
            throw new Problem(ExitCode.FAILED, path + ": a comma would end the agent's option; choose a folder without"
                    + " one");
        }
        try {
            return new BenchFolder(Files.createDirectories(path).toRealPath());
        } catch (IOException failure) {
            throw new Problem(ExitCode.FAILED, path + ": cannot be created (" + failure.getMessage()
                    + "); choose another folder with -o", failure);
        }
    }

    /** A folder that holds a result. */
    public static BenchFolder of(Path path) {
        return new BenchFolder(path);
    }

    Path path() {
        return path;
    }

    /** Where the standard error of a process goes. */
    Path log(String name) throws Problem {
        try {
            return Files.createDirectories(path.resolve("logs")).resolve(name + ".log");
        } catch (IOException failure) {
            throw notWritable(failure);
        }
    }

    /** Why a bench ends whose folder takes no more. */
    Problem notWritable(IOException failure) {
        return new Problem(ExitCode.FAILED, path + ": cannot be written (" + failure.getMessage() + "); free space or"
                + " choose another folder with -o", failure);
    }

    /** Writes the raw result as far as it goes, so that it is there whatever happens next. */
    void save(BenchResult result) throws Problem {
        try {
            Path next = path.resolve(BenchResultFile.NAME + ".next");
            BenchResultFile.write(result, next);
            Files.move(next, path.resolve(BenchResultFile.NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw notWritable(failure);
        }
    }

    /** Writes the raw result first, then what is made from it. */
    void write(BenchResult result) throws Problem {
        save(result);
        try {
            removeEmptyLogs();
            Map<String, RunReport> traced = traced(result);
            for (Map.Entry<String, RunReport> report : traced.entrySet()) {
                ReportPage.write(report.getValue(), PageOptions.DEFAULT,
                        path.resolve(report.getKey().replace(".jfr", ".html")));
            }
            ComparePage.write(Comparisons.ofBench(result, traced), PageOptions.DEFAULT, path.resolve(PAGE));
        } catch (IOException failure) {
            throw notWritable(failure);
        }
    }

    /** The comparison that the folder's raw result and recordings give. */
    public Comparison comparison() throws Problem {
        try {
            BenchResult result = BenchResultFile.read(path);
            return Comparisons.ofBench(result, traced(result));
        } catch (RecordingException unreadable) {
            throw Problem.of(unreadable);
        }
    }

    /** The options with which its result was measured. */
    Map<String, String> options() throws Problem {
        try {
            return BenchResultFile.read(path).options();
        } catch (RecordingException unreadable) {
            throw Problem.of(unreadable);
        }
    }

    /** What could not be read, one line each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    void print(PrintWriter out, PrintWriter err) throws Problem, IOException {
        TextComparison.write(comparison(), out, Ansi.AUTO.enabled());
        out.println("Page: " + path.resolve(PAGE));
        out.println("Raw results and recordings: " + path + " (" + Home.launcher() + " compare " + path + ")");
        out.flush();
        problems.stream().distinct().forEach(problem -> err.println("awaitscope: " + problem));
        err.flush();
    }

    private Map<String, RunReport> traced(BenchResult result) {
        Map<String, RunReport> reports = new LinkedHashMap<>();
        result.scenarios()
                .stream()
                .flatMap(scenario -> scenario.runs().stream())
                .map(BenchRun::recording)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(name -> read(name, reports));
        return reports;
    }

    private void read(String name, Map<String, RunReport> reports) {
        try {
            reports.put(name, Recordings.read(List.of(path.resolve(name)), ReadOptions.DEFAULT).getFirst());
        } catch (RecordingException unreadable) {
            problems.add(String.valueOf(unreadable.getMessage()));
        }
    }

    private void removeEmptyLogs() throws IOException {
        Path logs = path.resolve("logs");
        if (Files.isDirectory(logs)) {
            try (Stream<Path> files = Files.list(logs)) {
                for (Path file : files.toList()) {
                    if (Files.size(file) == 0) {
                        Files.delete(file);
                    }
                }
            }
            try (Stream<Path> left = Files.list(logs)) {
                if (left.findAny().isEmpty()) {
                    Files.delete(logs);
                }
            }
        }
    }

    private static Path nextFree() {
        int number = 1;
        while (Files.exists(Path.of("awaitscope-bench-" + number))) {
            number++;
        }
        return Path.of("awaitscope-bench-" + number);
    }
}
