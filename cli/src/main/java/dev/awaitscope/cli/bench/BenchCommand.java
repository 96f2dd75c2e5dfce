package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: measures programs of ours side by side. */
@Command(name = "bench", synopsisSubcommandLabel = "WHAT", description = "Measure ways to write the same program against"
        + " each other: numbers untraced, reasons traced.", subcommands = {
                ServersCommand.class, OverheadCommand.class, ResultsCommand.class, LectureCommand.class,
                AllCommand.class})
public final class BenchCommand implements Runnable {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "say what to measure: awaitscope bench servers, overhead, results, lecture or all");
    }
}
