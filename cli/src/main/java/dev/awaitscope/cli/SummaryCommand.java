package dev.awaitscope.cli;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.cause.NamedPath;
import dev.awaitscope.reports.cause.PathQuery;
import dev.awaitscope.reports.cause.PathSearch;
import dev.awaitscope.reports.cause.Summary;
import dev.awaitscope.reports.json.JsonPath;
import dev.awaitscope.reports.json.JsonSummary;
import dev.awaitscope.reports.json.JsonTogether;
import dev.awaitscope.reports.text.TextPath;
import dev.awaitscope.reports.text.TextSummary;
import dev.awaitscope.reports.text.TextTogether;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code summary}: a recording on one screen. */
@Command(name = "summary", description = {"Show a recording on one screen.",
        "Several files of one JVM are one run; of several JVMs, what they did together is added up as well."})
final class SummaryCommand implements Callable<Integer> {
    @Mixin
    private ShownRecordings recordings = new ShownRecordings();

    @Option(names = "--path", paramLabel = "OF", converter = PathConverter.class, description = "Show, step by step, what"
            + " the end of something depended on, in place of the summary: run, thread:NAME (or its id), task:CLASS (the"
            + " slowest), request:CLASS (a typical and a slow one).")
    private @Nullable PathQuery path;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem, IOException {
        PathQuery query = path;
        return query == null
                ? recordings.show(spec, this::summaries, this::document)
                : recordings.show(spec, ShownRecordings.each((report, out, ansi) -> paths(report, query, out, ansi)),
                        (recorded, out) -> JsonPath.write(recorded.single(), find(recorded.single(), query), out));
    }

    private void summaries(Recorded recorded, PrintWriter out) throws Problem, IOException {
        ShownRecordings.each(TextSummary::write).write(recorded, out);
        if (recorded.reports().size() > 1) {
            TextTogether.write(together(recorded), out, Ansi.AUTO.enabled());
        }
    }

    private void document(Recorded recorded, OutputStream out) throws IOException {
        if (recorded.reports().size() > 1) {
            JsonTogether.write(together(recorded), out);
        } else {
            JsonSummary.write(recorded.reports().getFirst(), out);
        }
    }

    private static Summary together(Recorded recorded) {
        Summary together = new Summary();
        recorded.reports().forEach(report -> together.merge(Summary.of(report)));
        return together;
    }

    private static void paths(RunReport report, PathQuery query, Appendable out, boolean ansi)
            throws Problem, IOException {
        for (NamedPath found : find(report, query)) {
            TextPath.write(report, found, out, ansi);
        }
    }

    private static List<NamedPath> find(RunReport report, PathQuery query) throws Problem {
        List<NamedPath> found = PathSearch.find(report, query);
        if (found.isEmpty()) {
            throw new Problem(ExitCode.FAILED, String.join(", ", report.recording().files()) + ": "
                    + PathSearch.missing(report, query));
        }
        return found;
    }
}
