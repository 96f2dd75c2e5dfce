package dev.awaitscope.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line on standard error and an exit code. */
final class Failures {
    /** How the parser opens the message of a converter of ours, which says it all. */
    private static final Pattern INVALID = Pattern.compile("^Invalid value for (?:option|positional parameter at .*)"
            + " '?([^' ]+)'?(?: \\([^)]*\\))?: ");

    private Failures() {}

    /** The command line could not be understood. */
    static int misused(ParameterException failure, String[] args) {
        CommandLine commandLine = failure.getCommandLine();
        line(commandLine, oneLine(switch (failure) {
            case UnmatchedArgumentException unmatched -> unknown(unmatched, commandLine);
            case MissingParameterException missing -> missing(missing, commandLine);
            default -> INVALID.matcher(failure.getMessage()).replaceFirst("$1: ");
        }));
        return commandLine.getCommandName().equals("record") ? ExitCode.RECORD_FAILED : ExitCode.MISUSED;
    }

    /** The command ended with an exception. */
    static int failed(Exception failure, CommandLine commandLine, ParseResult parsed) {
        boolean record = commandLine.getCommandName().equals("record");
        if (debug(parsed)) {
            failure.printStackTrace(commandLine.getErr());
        }
        if (failure instanceof Problem problem) {
            line(commandLine, problem.getMessage());
            return problem.exitCode();
        }
        line(commandLine, "unexpected " + oneLine(failure.toString()) + "; run it again with --debug and report the"
                + " stack trace");
        return record ? ExitCode.RECORD_FAILED : ExitCode.FAILED;
    }

    private static boolean debug(ParseResult parsed) {
        ParseResult deepest = parsed;
        boolean found = parsed.hasMatchedOption("--debug");
        while (deepest.hasSubcommand()) {
            deepest = deepest.subcommand();
            found |= deepest.hasMatchedOption("--debug");
        }
        return found;
    }

    private static String unknown(UnmatchedArgumentException failure, CommandLine commandLine) {
        String typed = failure.getUnmatched().getFirst();
        boolean option = typed.startsWith("-");
        boolean parent = !commandLine.getSubcommands().isEmpty();
        String what = option ? "unknown option" : parent ? "unknown command" : "unexpected argument";
        String name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
        String hint = Nearest.hint(name, option ? optionNames(commandLine) : commandLine.getSubcommands().keySet());
        return what + " '" + name + "'; " + (hint.isEmpty() ? help(commandLine) : hint);
    }

    private static String missing(MissingParameterException failure, CommandLine commandLine) {
        String names = failure.getMissing()
                .stream()
                .map(argument -> argument instanceof OptionSpec option
                        ? option.longestName() + " " + option.paramLabel()
                        : argument.paramLabel())
                .collect(Collectors.joining(", "));
        return names + " is missing; " + help(commandLine);
    }

    private static String help(CommandLine commandLine) {
        return "'" + commandLine.getCommandSpec().qualifiedName() + " --help' shows what there is";
    }

    private static Collection<String> optionNames(CommandLine commandLine) {
        List<String> names = new ArrayList<>();
        for (var option : commandLine.getCommandSpec().options()) {
            names.addAll(List.of(option.names()));
        }
        return names;
    }

    private static void line(CommandLine commandLine, String message) {
        PrintWriter err = commandLine.getErr();
        err.println("awaitscope: " + message);
        err.flush();
    }

    private static String oneLine(String message) {
        return String.join(" ", message.split("\\R\\s*"));
    }
}
