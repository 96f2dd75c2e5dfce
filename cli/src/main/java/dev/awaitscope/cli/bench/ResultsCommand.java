package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.CommonOptions;
import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.MarkedSection;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.reports.compare.Comparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench results}: what several runs of the same bench agree on. */
@Command(name = "results", sortOptions = false, description = "Put several runs of 'bench servers' side by side: what they"
        + " measured, whether they agree on who is better, and why.")
public final class ResultsCommand implements Callable<Integer> {
    private static final String SECTION = "bench-results";

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of 'bench servers', each measured with the same"
            + " options.")
    private List<Path> folders = List.of();

    @Option(names = "--docs", paramLabel = "FILE", description = "Write it into a Markdown file, between its lines"
            + " '<!-- begin bench-results -->' and '<!-- end bench-results -->', in place of the terminal.")
    private @Nullable Path docs;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem {
        List<Comparison> comparisons = new ArrayList<>();
        for (Path folder : folders) {
            comparisons.add(BenchFolder.of(folder).comparison());
        }
        String text = new ResultsText(comparisons).markdown();
        if (docs != null) {
            MarkedSection.write(docs, SECTION, text);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
        }
        return ExitCode.DONE;
    }
}
