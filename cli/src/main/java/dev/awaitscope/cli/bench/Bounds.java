package dev.awaitscope.cli.bench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a number on the command line may be. */
final class Bounds {
    private Bounds() {}

    /** Refuses a value that is less than the least or more than the most. */
    static void require(CommandSpec spec, String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(spec.commandLine(),
                    option + " " + value + ": must be from " + least + " to " + most);
        }
    }
}
