package dev.awaitscope.cli;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.html.PageOptions;
import dev.awaitscope.reports.html.ReportPage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code report}: a recording as a page. */
@Command(name = "report", sortOptions = false, description = {
        "Write a recording as one HTML page that needs nothing else.",
        "Several files of one JVM are one run; a page is written for each JVM found in them."})
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private RecordingPaths paths = new RecordingPaths();

    @Mixin
    private PageOutput output = new PageOutput();

    @Option(names = "--full", description = "Keep every slice, however large the page becomes.")
    private boolean full;

    @Mixin
    private Sharing sharing = new Sharing();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem {
        OutputFile page = output.file("report.html");
        Recorded recorded = paths.read();
        PrintWriter out = spec.commandLine().getOut();
        Path written = page.path();
        for (int i = 0; i < recorded.reports().size(); i++) {
            RunReport report = recorded.reports().get(i);
            OutputFile next = i == 0 ? page : OutputFile.of(null, page.path().toString());
            write(report, next);
            out.println(next.path());
        }
        out.flush();
        int exitCode = recorded.exitCode(spec.commandLine().getErr());
        output.show(written);
        return exitCode;
    }

    private void write(RunReport report, OutputFile page) throws Problem {
        try (Progress progress = Progress.start("writing", 1)) {
            PageOptions options = new PageOptions(full, sharing.redact(), progress::at);
            page.write(file -> ReportPage.write(report, options, file));
        }
    }
}
