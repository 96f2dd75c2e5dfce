package dev.awaitscope.cli;

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

/** {@code record}: runs a program under the agent. */
@Command(name = "record", sortOptions = false, synopsisHeading = "Usage: ", customSynopsis = "awaitscope record [-o FILE]"
        + " [OPTIONS] -- java ...%n", description = {
                "Run a program under the agent and return its exit code (128+n if signal n ended it).",
                "A program that is not java gets the agent by JAVA_TOOL_OPTIONS, as do all JVMs it starts.",
                "125: a failure of ours; 126: the program cannot be executed; 127: it was not found."})
final class RecordCommand implements Callable<Integer> {
    @Option(names = "-o", paramLabel = "FILE", description = "The recording; %%p is the"
            + " process id, %%t the start time. Never replaced: a number is added (default: awaitscope-%%p.jfr).")
    private String output = "awaitscope-%p.jfr";

    @Option(names = "--stacks", paramLabel = "TIME", description = "Waits at least this long get a stack (the agent's"
            + " default: 1ms).")
    private @Nullable String stacks;

    @Option(names = "--min", paramLabel = "TIME", description = "Shorter waits are summed, not recorded (the agent's"
            + " default: 20us).")
    private @Nullable String min;

    @Option(names = "--groups", paramLabel = "NAMES", description = "What to trace, for example lock+queue or -io.")
    private @Nullable String groups;

    @Option(names = "--maxsize", paramLabel = "SIZE", description = "The recording keeps the newest of it (the agent's"
            + " default: 1g).")
    private @Nullable String maxsize;

    @Option(names = "--repository", paramLabel = "DIR", description = "Where what is not written yet is kept (default: a"
            + " temporary folder).")
    private @Nullable Path repository;

    @Option(names = "--threads", paramLabel = "NAMES", description = "Whose waits to trace, for example worker-*+-main.")
    private @Nullable String threads;

    @Option(names = "--agent", split = ",", paramLabel = "KEY=VALUE", description = "Any options of the agent.")
    private List<String> agentOptions = List.of();

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The program and its arguments.")
    private List<String> command = List.of();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem, InterruptedException {
        return RecordedProgram.prepare(command, output, options(), repository, spec.commandLine().getErr()).run();
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(agentOptions);
        add(options, "stacks", stacks);
        add(options, "min", min);
        add(options, "groups", groups);
        add(options, "maxsize", maxsize);
        add(options, "threads", threads);
        return options;
    }

    private static void add(List<String> options, String name, @Nullable String value) {
        if (value != null) {
            options.add(name + "=" + value);
        }
    }
}
