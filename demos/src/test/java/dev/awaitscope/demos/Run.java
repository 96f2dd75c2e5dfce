package dev.awaitscope.demos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A demo's run in this JVM: what it printed and with which code it ended. */
public record Run(int exitCode, String out, String err) {

    /** The entry point of a demo, apart from its {@code System.exit}. */
    @FunctionalInterface
    public interface Program {
        int run(String[] args, PrintStream out, PrintStream err) throws Exception;
    }

    public static Run of(Program program, String... args) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = program.run(args, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A demo's run as a user starts it: a JVM of its own with nothing but the class path. */
    public static Run ofProcess(Class<?> mainClass, String... args) throws Exception {
        return of(java(mainClass, args).start());
    }

    /** The rest of a process's life. */
    public static Run of(Process process) throws Exception {
        // A demo says little on standard error, far less than a pipe holds
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    /** The command of such a run. */
    public static ProcessBuilder java(Class<?> mainClass, String... args) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), mainClass.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    /** The cells of the row that begins with this cell; columns are two spaces apart at least. */
    public List<String> row(String first) {
        return out.lines()
                .map(line -> List.of(line.strip().split(" {2,}", -1)))
                .filter(cells -> cells.getFirst().equals(first))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + first + " in\n" + out));
    }

    /** A cell that holds a time, in milliseconds. */
    public double millis(String row, int column) {
        String cell = row(row).get(column);
        assertThat(cell).endsWith(" ms");
        return Double.parseDouble(cell.replace(" ms", "").replace(",", ""));
    }

    /** A cell that holds a whole number. */
    public long number(String row, int column) {
        return Long.parseLong(row(row).get(column).replace(",", ""));
    }
}
