package dev.awaitscope.cli;

import picocli.CommandLine.Option;

/** What every command takes. {@link Failures} asks the parser for {@code --debug}, so nobody reads the fields. */
public final class CommonOptions {
    @Option(names = {"-h", "--help"}, usageHelp = true, order = 98, description = "Show this help.")
    private boolean help;

    @Option(names = "--debug", order = 99, description = "Show the stack trace of a failure.")
    private boolean debug;
}
