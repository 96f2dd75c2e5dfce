package dev.awaitscope.reports.json;

import dev.awaitscope.reports.Pause;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/**
 * The document of {@code export --format json}: {@code run.schema.json}. Everything that was found, one by one: threads
 * with their slices, waits (idle ones too), tasks, futures and event loops, which refer to each other by their place in
 * the lists.
 */
public final class JsonRun {
    /** Changes when a reader of the document could break. */
    private static final int SCHEMA = 1;

    private final RunReport report;
    private final Json json;

    private JsonRun(RunReport report, Json json) {
        this.report = report;
        this.json = json;
    }

    /** Writes UTF-8 and leaves the stream open. Times count from {@code recording.startEpochNanos}. */
    public static void write(RunReport report, OutputStream stream) throws IOException {
        try (Json json = new Json(stream)) {
            new JsonRun(report, json).write();
        }
    }

    private void write() throws IOException {
        json.open().put("schema", SCHEMA);
        JsonSummary.recording(report.recording(), json);
        threads();
        json.array("waits");
        for (TracedWait wait : report.waits()) {
            JsonWaits.write(wait, json);
        }
        json.close("]");
        tasks();
        pools();
        JsonAsync.write(report.asynchronous(), json);
        json.array("pauses");
        for (Pause pause : report.pauses()) {
            json.open()
                    .put("reason", pause.reason())
                    .put("startNanos", pause.startNanos())
                    .put("durationNanos", pause.durationNanos())
                    .close("}");
        }
        json.close("]");
        JsonCoverage.write(report.coverage(), json);
        json.close("}");
    }

    private void threads() throws IOException {
        json.array("threads");
        for (TracedThread thread : report.threads()) {
            json.open()
                    .put("thread", thread.name())
                    .put("threadId", thread.id())
                    .put("osThreadId", Json.orNull(thread.osThreadId(), 0))
                    .put("group", thread.group())
                    .put("virtual", thread.virtual())
                    .put("carrier", thread.carrier())
                    .put("eventLoop", thread.eventLoop())
                    .put("pool", Json.orNull(thread.pool(), -1))
                    .put("startNanos", thread.startNanos())
                    .put("endNanos", thread.endNanos())
                    .put("cpuNanos", Json.orNull(thread.cpuNanos(), -1))
                    .put("runQueueNanos", Json.orNull(thread.runQueueNanos(), -1));
            slices(thread.slices());
            json.close("}");
        }
        json.close("]");
    }

    private void slices(Slices slices) throws IOException {
        json.array("slices");
        for (int i = 0; i < slices.size(); i++) {
            json.open()
                    .put("state", Json.word(slices.state(i)))
                    .put("startNanos", slices.startNanos(i))
                    .put("endNanos", slices.endNanos(i))
                    .put("wait", Json.orNull(slices.wait(i), -1))
                    .close("}");
        }
        json.close("]");
    }

    private void tasks() throws IOException {
        json.array("tasks");
        for (TracedTask task : report.tasks()) {
            json.open()
                    .put("pool", Json.orNull(task.pool(), -1))
                    .put("taskClass", task.taskClass())
                    .put("thread", Json.orNull(task.thread(), -1))
                    .put("submitter", Json.orNull(task.submitter(), -1))
                    .put("submitNanos", Json.orNull(task.submitNanos(), TracedTask.NOT_KNOWN))
                    .put("delayNanos", task.delayNanos())
                    .put("startNanos", Json.orNull(task.startNanos(), TracedTask.NOT_KNOWN))
                    .put("endNanos", Json.orNull(task.endNanos(), TracedTask.NOT_KNOWN))
                    .put("queueNanos", Json.orNull(task.queueNanos(), TracedTask.NOT_KNOWN))
                    .put("outcome", Json.word(task.outcome()))
                    .put("failureClass", task.failureClass());
            states(task);
            json.close("}");
        }
        json.close("]");
    }

    /** What its thread did from its start to its end. */
    private void states(TracedTask task) throws IOException {
        json.open("stateNanos");
        if (task.thread() >= 0 && task.endNanos() != TracedTask.NOT_KNOWN) {
            Slices slices = report.threads().get(task.thread()).slices();
            for (Map.Entry<ThreadState, Long> state : slices.between(task.startNanos(), task.endNanos()).entrySet()) {
                json.put(state.getKey().name().toLowerCase(Locale.ROOT), state.getValue().longValue());
            }
        }
        json.close("}");
    }

    private void pools() throws IOException {
        json.array("pools");
        for (Pool pool : report.pools()) {
            json.open()
                    .put("label", pool.label())
                    .put("poolClass", pool.poolClass())
                    .put("poolId", pool.id())
                    .close("}");
        }
        json.close("]");
    }
}
