package dev.awaitscope.cli;

import dev.awaitscope.reports.RecordingInfo;
import dev.awaitscope.reports.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every command takes that shows recordings on the terminal, and how it shows them. */
final class ShownRecordings {
    @Mixin
    private RecordingPaths paths = new RecordingPaths();

    @Mixin
    private Sharing sharing = new Sharing();

    @Option(names = "--json", description = "Print JSON: nanoseconds as integers, one order, no time of making.")
    private boolean json;

    /** Whether JSON was asked for. */
    boolean json() {
        return json;
    }

    /** Reads them and prints them, as text JVM by JVM or as one document; returns the exit code. */
    int show(CommandSpec spec, Text text, Document document) throws Problem, IOException {
        Recorded read = paths.read();
        Recorded recorded = new Recorded(read.reports().stream().map(sharing::shown).toList());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            document.write(recorded, System.out);
            System.out.flush();
        } else {
            text.write(recorded, out);
        }
        out.flush();
        return read.exitCode(spec.commandLine().getErr());
    }

    /** The text of each JVM, under a line that says which one where there are several. */
    static Text each(TextOfOne text) {
        return (recorded, out) -> {
            boolean several = recorded.reports().size() > 1;
            for (RunReport report : recorded.reports()) {
                if (several) {
                    out.println(heading(report.recording()));
                }
                text.write(report, out, Ansi.AUTO.enabled());
                if (several) {
                    out.println();
                }
            }
        };
    }

    private static String heading(RecordingInfo info) {
        return "== process " + info.pid() + (info.mainClass() == null ? "" : ", " + info.mainClass()) + ", in "
                + String.join(", ", info.files());
    }

    /** Prints what they all hold. */
    @FunctionalInterface
    interface Text {
        void write(Recorded recorded, PrintWriter out) throws Problem, IOException;
    }

    /** Prints what one JVM did. */
    @FunctionalInterface
    interface TextOfOne {
        void write(RunReport report, Appendable out, boolean ansi) throws Problem, IOException;
    }

    /** Prints what they all hold as one document, or refuses to. */
    @FunctionalInterface
    interface Document {
        void write(Recorded recorded, OutputStream out) throws Problem, IOException;
    }
}
