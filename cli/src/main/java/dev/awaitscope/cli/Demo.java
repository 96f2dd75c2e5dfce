package dev.awaitscope.cli;

import java.io.IOException;
import java.util.List;

/**
 * A demo as the demos' own jar lists it; this module does not know their classes.
 *
 * @param name one word
 * @param mainClass the class to run
 * @param variants what its option {@code --variant} takes
 * @param story one line
 */
public record Demo(String name, String mainClass, List<String> variants, String story) {
    private static final String LIST = "dev.awaitscope.demos.Demos";
    private static final int FIELDS = 4;

    public Demo {
        variants = List.copyOf(variants);
    }

    /** All of them, in the order in which they are best read. */
    public static List<Demo> all() throws Problem, IOException {
        Process process = new ProcessBuilder(Java.executable(), "-XX:TieredStopAtLevel=1", "-cp",
                Home.demosClassPath(), LIST, "--list").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        List<Demo> demos = process.inputReader()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == FIELDS)
                .map(fields -> new Demo(fields[0], fields[1], List.of(fields[2].split(",")), fields[3]))
                .toList();
        if (demos.isEmpty()) {
            throw new Problem(ExitCode.FAILED, Home.demosJar() + ": lists no demos; build the project again");
        }
        return demos;
    }
}
