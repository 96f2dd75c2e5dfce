package dev.awaitscope.cli;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.json.JsonFindings;
import dev.awaitscope.reports.text.TextFindings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code findings}: what is wrong in a recording, and what to do. */
@Command(name = "findings", description = "Say what is wrong in a recording, how sure that is, and what to do.")
final class FindingsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings (.jfr, also packed with gzip) or folders"
            + " of a JFR repository.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print JSON: nanoseconds as integers, one order, no time of making.")
    private boolean json;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem, IOException {
        Recorded recorded = Recorded.read(files);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonFindings.write(recorded.single(), System.out);
            System.out.flush();
        } else {
            for (RunReport report : recorded.reports()) {
                TextFindings.write(report, out, Ansi.AUTO.enabled());
            }
        }
        out.flush();
        return recorded.exitCode(spec.commandLine().getErr());
    }
}
