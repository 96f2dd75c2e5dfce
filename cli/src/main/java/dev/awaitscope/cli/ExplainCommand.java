package dev.awaitscope.cli;

import dev.awaitscope.reports.finding.Findings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what a sort of finding means. */
@Command(name = "explain", description = "Explain a sort of finding: what it is, how it is found, what to do.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A name that findings printed; without it, all are"
            + " listed.", completionCandidates = FindingName.Names.class, converter = FindingName.class)
    private @Nullable String name;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String asked = name;
        if (asked == null || asked.equals(FindingName.ANY)) {
            Findings.names().forEach(each -> out.printf("%-26s %s%n", each, Findings.title(each).orElse("")));
        } else {
            String title = Findings.title(asked).orElse("");
            out.println(Ansi.AUTO.enabled() ? Ansi.AUTO.string("@|bold " + title + "|@") : title);
            out.println();
            out.print(Findings.explain(asked).orElse(""));
        }
        out.flush();
        return ExitCode.DONE;
    }
}
