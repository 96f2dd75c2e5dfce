package dev.awaitscope.reports.export;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.json.JsonRun;
import java.util.List;

/** A format that a run can be written in. */
public enum ExportFormat {
    /** Trace Event JSON: states, waits, tasks and wake-ups of each thread; opens in Perfetto. */
    CHROME("chrome"),
    /** Collapsed stacks of waits in microseconds, one file per state; for flame graph tools. */
    COLLAPSED("collapsed"),
    /** Tables of threads, slices, waits and tasks, one file each (RFC 4180). */
    CSV("csv"),
    /** Everything in one document, {@code run.schema.json}. */
    JSON("json");

    private final String label;

    ExportFormat(String label) {
        this.label = label;
    }

    /** The word for it, lower case. */
    public String label() {
        return label;
    }

    /** Whether it is several files, which go into a folder. */
    public boolean several() {
        return this == COLLAPSED || this == CSV;
    }

    /** The files of a run: one, unless the format has several; never empty. Nothing is made before it is written. */
    public List<ExportFile> files(RunReport report) {
        return switch (this) {
            case CHROME -> List.of(new ExportFile("trace.json", out -> ChromeTrace.write(report, out)));
            case COLLAPSED -> new CollapsedStacks(report).files();
            case CSV -> new CsvTables(report).files();
            case JSON -> List.of(new ExportFile("run.json", out -> JsonRun.write(report, out)));
        };
    }
}
