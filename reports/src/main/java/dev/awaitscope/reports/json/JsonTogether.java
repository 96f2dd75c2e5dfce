package dev.awaitscope.reports.json;

import dev.awaitscope.reports.cause.Summary;
import java.io.IOException;
import java.io.OutputStream;

/** The document of {@code summary --json} of several JVMs: {@code together.schema.json}. */
public final class JsonTogether {
    /** Changes when a reader of the document could break. */
    private static final int SCHEMA = 1;

    private JsonTogether() {}

    /** Writes UTF-8 and leaves the stream open. */
    public static void write(Summary together, OutputStream stream) throws IOException {
        try (Json json = new Json(stream)) {
            json.open()
                    .put("schema", SCHEMA)
                    .put("runs", together.runs())
                    .put("durationNanos", together.durationNanos())
                    .put("threads", together.threads())
                    .array("totals");
            for (Summary.Total total : together.totals()) {
                json.open()
                        .put("what", total.key().what())
                        .put("type", total.key().type())
                        .put("site", total.key().site())
                        .lengths("lengths", total.lengths())
                        .close("}");
            }
            json.close("]").lengths("rest", together.rest()).close("}");
        }
    }
}
