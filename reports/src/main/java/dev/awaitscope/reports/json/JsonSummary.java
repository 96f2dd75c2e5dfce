package dev.awaitscope.reports.json;

import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RecordingInfo;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.Utilisation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** The document of {@code summary --json}: {@code summary.schema.json}. */
public final class JsonSummary {
    /** Changes when a reader of the document could break. */
    private static final int SCHEMA = 1;

    private final RunReport report;
    private final Json json;

    private JsonSummary(RunReport report, Json json) {
        this.report = report;
        this.json = json;
    }

    /** Writes UTF-8 and leaves the stream open. */
    public static void write(RunReport report, OutputStream stream) throws IOException {
        try (Json json = new Json(stream)) {
            new JsonSummary(report, json).write();
        }
    }

    private void write() throws IOException {
        json.open().put("schema", SCHEMA).putTexts("verdict", report.verdict());
        recording(report.recording(), json);
        load(report.load());
        utilisation();
        JsonTotals.write(report, json);
        pools();
        threads();
        JsonAsync.loops(report.asynchronous(), json);
        JsonFindings.array(report, json);
        JsonCauses.write(report.causes(), json);
        JsonCoverage.write(report.coverage(), json);
        json.close("}");
    }

    static void recording(RecordingInfo info, Json json) throws IOException {
        json.open("recording")
                .putTexts("files", info.files())
                .put("bytes", info.bytes())
                .put("chunks", info.chunks())
                .put("events", info.events())
                .put("startEpochNanos", info.startEpochNanos())
                .put("durationNanos", info.durationNanos())
                .put("pid", info.pid())
                .put("jvm", info.jvm())
                .put("javaVersion", info.javaVersion())
                .put("mainClass", info.mainClass())
                .put("arguments", info.arguments())
                .put("jvmArguments", info.jvmArguments())
                .put("operatingSystem", info.operatingSystem())
                .put("cpu", info.cpu())
                .put("cores", info.cores())
                .close("}");
    }

    private void load(LoadOverTime load) throws IOException {
        json.open("load")
                .put("averageConcurrency", load.averageConcurrency())
                .put("peakConcurrency", load.peakConcurrency())
                .put("averageParallelism", load.averageParallelism())
                .put("parallelismSource", Json.word(load.parallelismSource()))
                .put("cores", load.cores())
                .put("bucketNanos", load.bucketNanos())
                .putNumbers("concurrency", load.concurrency())
                .putNumbers("parallelism", load.parallelism());
        json.open("threadsByState");
        for (Map.Entry<ThreadState.Shown, List<Double>> state : load.threadsByState().entrySet()) {
            json.putNumbers(state.getKey().label(), state.getValue());
        }
        json.close("}").close("}");
    }

    private void utilisation() throws IOException {
        json.array("utilisation");
        for (Utilisation use : report.utilisation()) {
            json.open()
                    .put("what", use.what().label())
                    .put("label", use.label())
                    .put("size", use.size())
                    .put("averageBusy", use.averageBusy())
                    .put("share", Math.round(use.share() * 1e4) / 1e4)
                    .put("estimated", use.estimated())
                    .close("}");
        }
        json.close("]");
    }

    private void pools() throws IOException {
        json.array("pools");
        for (Pool pool : report.pools()) {
            json.open()
                    .put("label", pool.label())
                    .put("name", pool.name())
                    .put("poolClass", pool.poolClass())
                    .put("poolId", pool.id())
                    .put("threads", pool.threads().size())
                    .put("submitted", pool.submitted())
                    .put("started", pool.started())
                    .put("failed", pool.failed())
                    .put("cancelled", pool.cancelled())
                    .put("rejected", pool.rejected())
                    .put("longestQueue", Json.orNull(pool.longestQueue(), -1))
                    .put("largestSize", Json.orNull(pool.largestSize(), -1))
                    .put("maximumSize", Json.orNull(pool.maximumSize(), -1))
                    .put("averageBusy", pool.averageBusy())
                    .put("queuedShare", pool.queuedShare())
                    .lengths("queued", pool.queued())
                    .lengths("run", pool.run())
                    .close("}");
        }
        json.close("]");
    }

    private void threads() throws IOException {
        json.array("threads");
        for (TracedThread thread : report.threads()) {
            json.open()
                    .put("thread", thread.name())
                    .put("threadId", thread.id())
                    .put("virtual", thread.virtual())
                    .put("carrier", thread.carrier())
                    .put("eventLoop", thread.eventLoop())
                    .put("startNanos", thread.startNanos())
                    .put("endNanos", thread.endNanos())
                    .put("waits", thread.waits())
                    .put("cpuNanos", Json.orNull(thread.cpuNanos(), -1))
                    .put("runQueueNanos", Json.orNull(thread.runQueueNanos(), -1))
                    .open("stateNanos");
            for (Map.Entry<ThreadState, Long> state : thread.stateNanos().entrySet()) {
                json.put(Json.word(state.getKey()), state.getValue().longValue());
            }
            json.close("}").close("}");
        }
        json.close("]");
    }
}
