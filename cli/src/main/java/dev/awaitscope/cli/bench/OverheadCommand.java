package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.CommonOptions;
import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.MarkedSection;
import dev.awaitscope.cli.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench overhead}: the same programs with and without the agent. */
@Command(name = "overhead", sortOptions = false, description = {
        "Measure what tracing costs: the same programs untraced, with hooks that record nothing, with the agent's defaults"
                + " and with a stack trace of each wait.",
        "The defaults take about 25 minutes on two cores, which should have nothing else to do."})
public final class OverheadCommand implements Callable<Integer> {
    private static final String SECTION = "bench-overhead";

    @Option(names = "--workload", split = ",", defaultValue = "ping-pong,pool,virtual,loop", paramLabel = "PROGRAM", description = "What"
            + " is traced: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).", completionCandidates = Words.Workloads.class, converter = Words.WorkloadConverter.class)
    private List<Workload> workloads = List.of();

    @Option(names = "--rounds", defaultValue = "7", paramLabel = "N", description = "Paired rounds of each program and load;"
            + " with fewer than 6 there is no interval (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--millis", defaultValue = "2000", paramLabel = "N", description = "Length of a round in milliseconds"
            + " (default: ${DEFAULT-VALUE}).")
    private int millis;

    @Option(names = "--quick", description = "One round of 200 ms each: shows that all of it works, and measures nothing.")
    private boolean quick;

    @Option(names = "--from", paramLabel = "DIR", description = "Measure nothing; show what is in the folder of an earlier"
            + " run.")
    private @Nullable Path from;

    @Option(names = "--docs", paramLabel = "FILE", description = "Also write the table into a Markdown file, between its"
            + " lines '<!-- begin bench-overhead -->' and '<!-- end bench-overhead -->'.")
    private @Nullable Path docs;

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem {
        OverheadPlan plan = plan();
        Path earlier = from;
        BenchFolder folder = earlier == null ? results.create() : BenchFolder.of(earlier);
        boolean partial = earlier == null && Bench.run("bench overhead", plan.steps(), folder,
                progress -> new OverheadBench(plan, folder, progress));
        OverheadText text = new OverheadText(folder.comparison(), folder.options());
        if (docs != null) {
            MarkedSection.write(docs, SECTION, text.markdown());
        }
        PrintWriter out = spec.commandLine().getOut();
        text.lines().forEach(out::println);
        out.println("Raw results: " + folder.path());
        out.flush();
        return partial ? ExitCode.PARTIAL : ExitCode.DONE;
    }

    private OverheadPlan plan() {
        Bounds.require(spec, "--rounds", rounds, 1, 1_000);
        Bounds.require(spec, "--millis", millis, 50, 3_600_000);
        List<Workload> distinct = workloads.stream().distinct().toList();
        return quick ? new OverheadPlan(distinct, 1, 200, 200) : new OverheadPlan(distinct, rounds, millis, 6_000);
    }
}
