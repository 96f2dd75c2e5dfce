package dev.awaitscope.reports.json;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Figure;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedThread;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code findings --json}: {@code findings.schema.json}. */
public final class JsonFindings {
    /** Changes when a reader of the document could break. */
    private static final int SCHEMA = 1;

    private JsonFindings() {}

    /** Writes UTF-8 and leaves the stream open. */
    public static void write(RunReport report, OutputStream stream) throws IOException {
        try (Json json = new Json(stream)) {
            json.open().put("schema", SCHEMA);
            array(report, json);
            JsonCoverage.write(report.coverage(), json);
            json.close("}");
        }
    }

    static void array(RunReport report, Json json) throws IOException {
        json.array("findings");
        for (Finding finding : report.causes().findings()) {
            json.open()
                    .put("name", finding.name())
                    .put("title", finding.title())
                    .put("sentence", finding.sentence())
                    .array("figures");
            for (Figure figure : finding.figures()) {
                json.open().put("name", figure.name());
                // Whole numbers are written as such: only shares and averages have decimals.
                switch (figure.unit()) {
                    case NANOS, COUNT -> json.put("value", Math.round(figure.value()));
                    case SHARE, AVERAGE -> json.put("value", Math.round(figure.value() * 1e4) / 1e4);
                }
                json.put("unit", Json.word(figure.unit())).close("}");
            }
            json.close("]").array("threads");
            for (int index : finding.threads()) {
                TracedThread thread = report.threads().get(index);
                json.open().put("thread", thread.name()).put("threadId", thread.id()).close("}");
            }
            json.close("]")
                    .putTexts("sites", finding.sites())
                    .put("confidence", finding.confidence().label())
                    .put("because", finding.because())
                    .put("advice", finding.advice())
                    .put("weightNanos", finding.weightNanos())
                    .close("}");
        }
        json.close("]");
    }
}
