package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RunReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of one run: one HTML file that needs nothing else. */
public final class ReportPage {
    private ReportPage() {}

    /**
     * Writes the page, in UTF-8, over whatever the file held.
     *
     * @throws IOException
     *             if the file cannot be written
     */
    public static void write(RunReport report, PageOptions options, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            write(report, options, out);
        }
    }

    /**
     * Writes the page. The writer is to encode in UTF-8 and stays open.
     *
     * @throws IOException
     *             if the writer throws
     */
    public static void write(RunReport report, PageOptions options, Writer out) throws IOException {
        RunReport shown = options.redact() ? report.redacted() : report;
        SliceBudget budget = options.full() ? SliceBudget.unlimited() : SliceBudget.of(shown);
        var timeline = new Timeline(shown, budget, options.progress());
        var view = ReportView.of(shown, timeline.groups(), budget);
        ReportViewRenderer.of().execute(view, out);
        var blocks = new DataBlock(out);
        if (!view.load().none()) {
            blocks.json(view.load().block(), json -> LoadView.write(shown, json));
        }
        if (!view.latency().none()) {
            blocks.json(view.latency().block(), json -> LatencyView.write(shown, json));
        }
        if (!view.timeline().none()) {
            timeline.write(blocks);
        }
        PageEnd.write(out);
    }
}
