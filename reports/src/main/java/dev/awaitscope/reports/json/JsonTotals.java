package dev.awaitscope.reports.json;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import java.io.IOException;
import java.util.List;

/** Writes the {@code totals} of a summary: waits by what they have in common. */
final class JsonTotals {
    private JsonTotals() {}

    static void write(RunReport report, Json json) throws IOException {
        WaitTotals totals = report.totals();
        json.open("totals").lengths("all", totals.all());
        each("byKind", totals.byKind(), json, _ -> {});
        each("byBlocker", totals.byBlocker(), json, total -> json.put("blocker", total.blocker()));
        each("bySite", totals.bySite(), json,
                total -> json.put("blocker", total.blocker()).put("site", total.site()));
        each("byThread", totals.byThread(), json, total -> {
            TracedThread thread = report.threads().get(total.thread());
            json.put("thread", thread.name()).put("threadId", thread.id());
        });
        each("byTask", totals.byTask(), json, total -> json.put("task", total.task()));
        each("byGroup", totals.byGroup(), json, total -> json.put("group", total.group()));
        each("idle", totals.idle(), json, _ -> {});
        json.close("}");
    }

    private static void each(String name, List<WaitTotal> totals, Json json, Keys keys) throws IOException {
        json.array(name);
        for (WaitTotal total : totals) {
            json.open().put("kind", total.kind().label());
            keys.write(total);
            json.lengths("lengths", total.lengths())
                    .put("runnableNanos", total.runnableNanos())
                    .put("topWaker", total.topWaker())
                    .put("topWakerNanos", total.topWakerNanos())
                    .array("meanwhile");
            for (WaitTotal.Meanwhile meanwhile : total.meanwhile()) {
                json.open().put("cause", Json.word(meanwhile.cause())).put("nanos", meanwhile.nanos()).close("}");
            }
            json.close("]").close("}");
        }
        json.close("]");
    }

    /** Writes what the waits of one sum have in common, but for their kind. */
    @FunctionalInterface
    private interface Keys {
        void write(WaitTotal total) throws IOException;
    }
}
