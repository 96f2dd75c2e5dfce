package dev.awaitscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dump}: a copy of what a traced JVM has recorded so far. */
@Command(name = "dump", sortOptions = false, description = {
        "Write what a traced JVM has recorded so far; tracing goes on."})
final class DumpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PID", description = "The JVM's process id.")
    private long pid;

    @Option(names = "-o", paramLabel = "FILE", description = "The recording. Never replaced: a number is added (default:"
            + " awaitscope-PID-dump.jfr).")
    private @Nullable Path output;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem {
        Path file = AgentOutput.of(output, "awaitscope-" + pid + "-dump.jfr");
        try (RunningJvm jvm = RunningJvm.of(pid)) {
            jvm.requireTraced();
            spec.commandLine().getOut().println(jvm.ask("dump", "out=" + file).get("file"));
        }
        return ExitCode.DONE;
    }
}
