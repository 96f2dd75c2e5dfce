package dev.awaitscope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code detach}: ends the tracing of a JVM that goes on. */
@Command(name = "detach", sortOptions = false, description = {
        "Write a traced JVM's recording and take every hook out of it again, however it came to be traced."})
final class DetachCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PID", description = "The JVM's process id.")
    private long pid;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem {
        try (RunningJvm jvm = RunningJvm.of(pid)) {
            jvm.requireTraced();
            String ending = jvm.ask("detach", "").getOrDefault("ending", "");
            spec.commandLine().getOut().println(ending.isEmpty() ? "detached" : "detached; " + ending);
        }
        return ExitCode.DONE;
    }
}
