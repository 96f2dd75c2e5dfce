package dev.awaitscope.reports.json;

import dev.awaitscope.reports.OwnCost;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.RunCoverage.Failure;
import dev.awaitscope.reports.RunCoverage.Instrumentation;
import dev.awaitscope.reports.RunCoverage.Loss;
import dev.awaitscope.reports.RunCoverage.ShortWaits;
import dev.awaitscope.reports.RunCoverage.TypeCount;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the {@code coverage} that is part of every document. */
final class JsonCoverage {
    private JsonCoverage() {}

    static void write(RunCoverage coverage, Json json) throws IOException {
        json.open("coverage")
                .put("agentVersion", coverage.agentVersion())
                .put("options", coverage.options())
                .put("minimumWaitNanos", coverage.minimumWaitNanos())
                .put("stackThresholdNanos", coverage.stackThresholdNanos())
                .put("partial", coverage.partial());
        json.array("groups");
        for (Instrumentation group : coverage.instrumentations()) {
            json.open()
                    .put("group", group.group())
                    .put("state", group.state())
                    .put("reason", group.reason())
                    .close("}");
        }
        json.close("]").array("types");
        for (TypeCount type : coverage.types()) {
            json.open()
                    .put("type", type.type())
                    .put("committed", type.committed())
                    .put("dropped", type.dropped())
                    .put("found", type.found())
                    .close("}");
        }
        json.close("]").array("shortWaits");
        for (ShortWaits waits : coverage.shortWaits()) {
            json.open()
                    .put("kind", waits.kind().label())
                    .put("thread", waits.thread())
                    .put("count", waits.count())
                    .put("totalNanos", waits.totalNanos())
                    .close("}");
        }
        json.close("]").array("failures");
        for (Failure failure : coverage.failures()) {
            json.open()
                    .put("place", failure.place())
                    .put("failureClass", failure.failureClass())
                    .put("message", failure.message())
                    .put("count", failure.count())
                    .close("}");
        }
        json.close("]").put("dataLossBytes", coverage.dataLossBytes()).array("losses");
        for (Loss loss : coverage.losses()) {
            json.open()
                    .put("file", loss.file())
                    .put("fromByte", loss.fromByte())
                    .put("toByte", loss.toByte())
                    .put("what", loss.what())
                    .close("}");
        }
        json.close("]")
                .putTexts("missing", coverage.missing())
                .put("ownThreads", coverage.ownThreads())
                .put("ownCpuNanos", Json.orNull(coverage.ownCpuNanos(), -1))
                .put("startUpNanos", Json.orNull(coverage.startUpNanos(), -1));
        write(coverage.ownCost(), json);
        json.close("}");
    }

    private static void write(@Nullable OwnCost cost, Json json) throws IOException {
        if (cost == null) {
            json.put("ownCost", (String) null);
            return;
        }
        json.open("ownCost")
                .put("hookCalls", cost.hookCalls())
                .put("timedCalls", cost.timedCalls())
                .put("hookNanos", cost.hookNanos())
                .put("threadNanos", cost.threadNanos())
                .put("writtenBytes", cost.writtenBytes())
                .array("parts");
        for (OwnCost.Part part : cost.parts()) {
            json.open()
                    .put("name", part.name())
                    .put("calls", part.calls())
                    .put("timedCalls", part.timedCalls())
                    .put("callNanos", part.callNanos())
                    .put("cpuNanos", part.cpuNanos())
                    .put("writtenBytes", part.writtenBytes())
                    .put("estimated", part.estimated())
                    .put("method", part.method())
                    .close("}");
        }
        json.close("]").close("}");
    }
}
