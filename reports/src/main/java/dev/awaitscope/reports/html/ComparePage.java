package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Scenario;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of a comparison: one HTML file that needs nothing else. */
public final class ComparePage {
    private ComparePage() {}

    /**
     * Writes the page, in UTF-8, over whatever the file held.
     *
     * @throws IOException
     *             if the file cannot be written
     */
    public static void write(Comparison comparison, PageOptions options, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            write(comparison, options, out);
        }
    }

    /**
     * Writes the page. The writer is to encode in UTF-8 and stays open.
     *
     * @throws IOException
     *             if the writer throws
     */
    public static void write(Comparison comparison, PageOptions options, Writer out) throws IOException {
        writeShown(options.redact() ? comparison.redacted() : comparison, out);
    }

    private static void writeShown(Comparison comparison, Writer out) throws IOException {
        ComparisonViewRenderer.of().execute(ComparisonView.of(comparison), out);
        var blocks = new DataBlock(out);
        for (int i = 0; i < comparison.scenarios().size(); i++) {
            Scenario scenario = comparison.scenarios().get(i);
            for (int j = 0; j < scenario.runs().size(); j++) {
                RunReport traced = scenario.runs().get(j).traced();
                if (traced != null) {
                    blocks.json(ScenarioView.loadBlock(i, j), json -> LoadView.write(traced, json));
                }
            }
            if (scenario.runs().stream().map(ComparedRun::latency).anyMatch(ScenarioView::drawn)) {
                blocks.json(ScenarioView.latencyBlock(i), json -> ScenarioCharts.writeLatency(scenario, json));
            }
            if (ScenarioCharts.hasWaits(scenario)) {
                blocks.json(ScenarioView.waitsBlock(i), json -> ScenarioCharts.writeWaits(scenario, json));
            }
        }
        PageEnd.write(out);
    }
}
