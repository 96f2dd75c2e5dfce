package dev.awaitscope.cli;

import dev.awaitscope.cli.bench.BenchCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code awaitscope} command. */
@Command(name = "awaitscope", versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", description = {
        "See where the threads of a Java program run, wait and await, on what, and who ended each wait."}, subcommands = {
                RecordCommand.class, AttachCommand.class, DumpCommand.class, StatusCommand.class,
                DetachCommand.class, ReportCommand.class, CompareCommand.class, SummaryCommand.class,
                WaitsCommand.class, FindingsCommand.class, ExplainCommand.class, CheckCommand.class,
                ExportCommand.class, BenchCommand.class, DemoCommand.class, DoctorCommand.class,
                GenerateCompletion.class}, footerHeading = "%nExit codes: ", footer = {
                        "0 done, 1 failed or refused, 2 misused, 3 partial, 4 a gate failed.",
                        "record returns the code of the program it ran; 125 to 127 are its own failures."})
public final class Awaitscope implements Runnable {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String... args) {
        // A terminal that cannot show UTF-8 is rarer than a C locale on one that can.
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        int exitCode = commandLine().execute(args);
        System.out.flush();
        System.exit(exitCode);
    }

    /** The whole command tree, ready to execute, which never throws. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Awaitscope());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setAbbreviatedOptionsAllowed(false);
        commandLine.setUsageHelpAutoWidth(true);
        subcommand(commandLine, "record").setStopAtPositional(true);
        commandLine.setParameterExceptionHandler(Failures::misused);
        commandLine.setExecutionExceptionHandler(Failures::failed);
        subcommand(commandLine, "generate-completion").getCommandSpec()
                .usageMessage()
                .description("Print a script for bash or zsh: source <(awaitscope generate-completion)");
        return commandLine;
    }

    private static CommandLine subcommand(CommandLine commandLine, String name) {
        return Objects.requireNonNull(commandLine.getSubcommands().get(name));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command; 'awaitscope --help' lists them");
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
