package dev.awaitscope.cli;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.finding.Findings;
import dev.awaitscope.reports.finding.Limit;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code check}: a gate for continuous integration. */
@Command(name = "check", sortOptions = false, description = {
        "Fail if a recording shows what it must not: a gate for CI.",
        "Exits with 4 and a line for each thing that is wrong, and by how much."})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private RecordingPaths paths = new RecordingPaths();

    @Option(names = "--fail-on", paramLabel = "FINDING", split = ",", description = "Fail on these findings, however"
            + " sure they are; any: on all that are at least likely. 'awaitscope explain' lists them.", completionCandidates = FindingName.Names.class, converter = FindingName.class)
    private List<String> failOn = new ArrayList<>();

    @Option(names = "--max", paramLabel = "LIMIT", split = ",", description = "Fail if there is more than this:"
            + " queue.p99=5ms. Of queue (of the worst pool), run, wait or a kind of wait: count, total, p50, p90, p99 or"
            + " max.", converter = LimitConverter.class)
    private List<Limit> limits = new ArrayList<>();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem {
        if (failOn.isEmpty() && limits.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "nothing to check; give --fail-on any, or --max"
                    + " queue.p99=5ms");
        }
        Recorded recorded = paths.read();
        PrintWriter out = spec.commandLine().getOut();
        List<String> wrong = new ArrayList<>();
        for (RunReport report : recorded.reports()) {
            wrong.addAll(wrong(report));
        }
        wrong.forEach(out::println);
        int read = recorded.exitCode(spec.commandLine().getErr());
        if (wrong.isEmpty()) {
            out.println("Nothing of what was checked is wrong.");
        }
        out.flush();
        return wrong.isEmpty() ? read : ExitCode.GATE_FAILED;
    }

    private List<String> wrong(RunReport report) {
        List<String> wrong = new ArrayList<>();
        for (Finding finding : report.causes().findings()) {
            boolean any = failOn.contains(FindingName.ANY) && Findings.tells(finding);
            if (any || failOn.contains(finding.name())) {
                wrong.add(finding.name() + ": " + finding.sentence());
            }
        }
        for (Limit limit : limits) {
            limit.exceeded(report).ifPresent(wrong::add);
        }
        return wrong;
    }
}
