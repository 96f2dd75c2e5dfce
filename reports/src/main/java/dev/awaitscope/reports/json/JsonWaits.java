package dev.awaitscope.reports.json;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitFilter;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code waits --json}: {@code waits.schema.json}. */
public final class JsonWaits {
    /** Changes when a reader of the document could break. */
    private static final int SCHEMA = 1;

    private JsonWaits() {}

    /** Writes UTF-8 and leaves the stream open. Times count from {@code recordingStartEpochNanos}. */
    public static void write(RunReport report, WaitFilter filter, OutputStream stream) throws IOException {
        try (Json json = new Json(stream)) {
            json.open()
                    .put("schema", SCHEMA)
                    .put("recordingStartEpochNanos", report.recording().startEpochNanos())
                    .array("waits");
            for (TracedWait wait : report.waits()) {
                if (filter.accepts(wait)) {
                    write(wait, json);
                }
            }
            json.close("]");
            JsonCoverage.write(report.coverage(), json);
            json.close("}");
        }
    }

    static void write(TracedWait wait, Json json) throws IOException {
        json.open()
                .put("thread", wait.threadName())
                .put("threadId", wait.threadId())
                .put("virtual", wait.virtual())
                .put("kind", wait.kind().label())
                .put("startNanos", wait.startNanos())
                .put("durationNanos", wait.durationNanos())
                .put("blocker", wait.blocker())
                .put("blockerId", wait.blockerId())
                .put("waker", wait.waker())
                .put("wakerThreadId", wait.wakerThreadId())
                .put("unparkedBy", wait.unparkedBy())
                .put("wokenBy", wait.wokenBy())
                .put("runnableNanos", wait.runnableNanos())
                .put("timedOut", wait.timedOut())
                .put("interrupted", wait.interrupted())
                .put("open", wait.open())
                .putTexts("stack", wait.stack())
                .close("}");
    }
}
