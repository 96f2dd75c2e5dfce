package dev.awaitscope.reports.json;

import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.cause.NamedPath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The document of {@code summary --path --json}: {@code path.schema.json}. */
public final class JsonPath {
    /** Changes when a reader of the document could break. */
    private static final int SCHEMA = 1;

    private JsonPath() {}

    /** Writes UTF-8 and leaves the stream open. Times count from {@code recordingStartEpochNanos}. */
    public static void write(RunReport report, List<NamedPath> paths, OutputStream stream) throws IOException {
        try (Json json = new Json(stream)) {
            json.open()
                    .put("schema", SCHEMA)
                    .put("recordingStartEpochNanos", report.recording().startEpochNanos());
            JsonCauses.actors(report.causes().actors(), json);
            json.array("paths");
            for (NamedPath path : paths) {
                json.open().put("of", path.title());
                sums(path.path(), json);
                segments(report, path.path(), json);
                json.put("leftOut", path.path().leftOut()).close("}");
            }
            json.close("]").close("}");
        }
    }

    private static void segments(RunReport report, CriticalPath path, Json json) throws IOException {
        json.array("segments");
        for (CriticalPath.Segment segment : path.segments()) {
            TracedThread thread = report.threads().get(segment.thread());
            TracedWait wait = segment.waitIndex() < 0 ? null : report.waits().get(segment.waitIndex());
            json.open()
                    .put("thread", thread.name())
                    .put("threadId", thread.id())
                    .put("startNanos", segment.startNanos())
                    .put("endNanos", segment.endNanos())
                    .put("state", Json.word(segment.state()))
                    .put("kind", wait == null ? null : wait.kind().label())
                    .put("blocker", wait == null ? null : wait.blocker())
                    .put("site", wait == null ? null : wait.site())
                    .put("next", Json.word(segment.next()))
                    .close("}");
        }
        json.close("]");
    }

    /** From where to where, and what was done on it, without the segments one by one. */
    static void sums(CriticalPath path, Json json) throws IOException {
        json.put("fromNanos", path.fromNanos())
                .put("toNanos", path.toNanos())
                .put("nanos", path.nanos())
                .put("steps", path.parts().stream().mapToLong(CriticalPath.Part::segments).sum())
                .array("parts");
        for (CriticalPath.Part part : path.parts()) {
            json.open()
                    .put("actor", part.actor())
                    .put("state", Json.word(part.state()))
                    .put("kind", part.kind() == null ? null : part.kind().label())
                    .put("blocker", part.blocker())
                    .put("site", part.site())
                    .put("task", part.task())
                    .put("nanos", part.nanos())
                    .put("segments", part.segments())
                    .close("}");
        }
        json.close("]");
    }
}
