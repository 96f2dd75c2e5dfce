package dev.awaitscope.cli;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.Comparison;
import picocli.CommandLine.Option;

/** Whether what a command shows may be given to others. */
final class Sharing {
    @Option(names = "--redact", description = "For sharing: numbers for names of threads and files; no hosts, paths and"
            + " arguments.")
    private boolean redact;

    boolean redact() {
        return redact;
    }

    RunReport shown(RunReport report) {
        return redact ? report.redacted() : report;
    }

    Comparison shown(Comparison comparison) {
        return redact ? comparison.redacted() : comparison;
    }
}
