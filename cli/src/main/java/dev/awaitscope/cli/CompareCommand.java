package dev.awaitscope.cli;

import dev.awaitscope.cli.bench.BenchFolder;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.BenchResultFile;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Comparisons;
import dev.awaitscope.reports.html.ComparePage;
import dev.awaitscope.reports.html.PageOptions;
import dev.awaitscope.reports.text.TextComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: recordings of the same work side by side, or a bench's result once more. */
@Command(name = "compare", sortOptions = false, description = {
        "Compare recordings of the same work, or look at a bench's result again.",
        "The first is what the others are compared with."})
final class CompareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings, at least two; or the folder of a bench, or"
            + " its bench.json.")
    private List<Path> files = List.of();

    @Option(names = "--label", split = ",", paramLabel = "NAME", description = "A name for each recording (default: its"
            + " file's name).")
    private List<String> labels = List.of();

    @Mixin
    private Sharing sharing = new Sharing();

    @Mixin
    private PageOutput output = new PageOutput();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem, IOException {
        OutputFile page = output.file(BenchFolder.PAGE);
        PrintWriter err = spec.commandLine().getErr();
        Path folder = benchFolder(files.getFirst());
        if (folder != null) {
            return bench(BenchFolder.of(folder), page, err);
        }
        if (files.size() < 2) {
            throw new ParameterException(spec.commandLine(),
                    "one recording has nothing to be compared with; name two or more, or the folder of a bench");
        }
        return recordings(page, err);
    }

    private int bench(BenchFolder bench, OutputFile page, PrintWriter err) throws Problem, IOException {
        if (files.size() > 1 || !labels.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "a bench's folder is a whole comparison; name it alone, without --label");
        }
        write(bench.comparison(), page);
        bench.problems().forEach(problem -> err.println("awaitscope: " + problem));
        err.flush();
        return bench.problems().isEmpty() ? ExitCode.DONE : ExitCode.PARTIAL;
    }

    private int recordings(OutputFile page, PrintWriter err) throws Problem, IOException {
        if (!labels.isEmpty() && labels.size() != files.size()) {
            throw new ParameterException(spec.commandLine(), labels.size() + " labels for " + files.size()
                    + " recordings; name one for each: --label a,b");
        }
        List<RunReport> reports = new ArrayList<>();
        int exitCode = ExitCode.DONE;
        for (Path file : files) {
            Recorded recorded = Recorded.read(List.of(file));
            reports.add(recorded.single());
            exitCode = Math.max(exitCode, recorded.exitCode(err));
        }
        write(Comparisons.ofRecordings(reports, names()), page);
        return exitCode;
    }

    private void write(Comparison comparison, OutputFile page) throws Problem, IOException {
        Comparison shown = sharing.shown(comparison);
        page.write(file -> ComparePage.write(shown, PageOptions.DEFAULT, file));
        PrintWriter out = spec.commandLine().getOut();
        TextComparison.write(shown, out, Ansi.AUTO.enabled());
        out.println("Page: " + page.path());
        out.flush();
        output.show(page.path());
    }

    /** The labels given, or the files' names, with a number where two are the same; for sharing, numbers only. */
    private List<String> names() {
        if (!labels.isEmpty()) {
            return labels;
        }
        if (sharing.redact()) {
            return IntStream.rangeClosed(1, files.size()).mapToObj(number -> "run " + number).toList();
        }
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.jfr(\\.gz)?$", "");
            String free = name;
            for (int number = 2; !taken.add(free); number++) {
                free = name + "-" + number;
            }
            names.add(free);
        }
        return names;
    }

    private static @Nullable Path benchFolder(Path file) {
        if (Files.isRegularFile(file.resolve(BenchResultFile.NAME))) {
            return file;
        }
        return file.endsWith(BenchResultFile.NAME) ? file.toAbsolutePath().getParent() : null;
    }
}
