package dev.awaitscope.reports.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.HeldConnections;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import dev.awaitscope.reports.compare.BenchResult.SystemCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Writes a {@link BenchResult} as {@code bench.schema.json} has it. */
final class BenchResultWriter {
    private BenchResultWriter() {}

    static void write(BenchResult result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", BenchResultFile.SCHEMA);
        json.writeStringField("version", result.version());
        json.writeStringField("title", result.title());
        write(json, result.environment());
        json.writeObjectFieldStart("options");
        for (Map.Entry<String, String> option : result.options().entrySet()) {
            json.writeStringField(option.getKey(), option.getValue());
        }
        json.writeEndObject();
        write(json, "method", result.method());
        write(json, "incidents", result.incidents());
        json.writeArrayFieldStart("scenarios");
        for (BenchScenario scenario : result.scenarios()) {
            write(json, scenario);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Environment environment) throws IOException {
        json.writeObjectFieldStart("environment");
        json.writeStringField("cpu", environment.cpu());
        json.writeNumberField("cores", environment.cores());
        json.writeNumberField("memoryBytes", environment.memoryBytes());
        json.writeStringField("system", environment.system());
        json.writeStringField("jdk", environment.jdk());
        json.writeNumberField("loadBefore", environment.loadBefore());
        json.writeNumberField("loadAfter", environment.loadAfter());
        json.writeStringField("startedAt", environment.startedAt());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<String> sentences) throws IOException {
        json.writeArrayFieldStart(name);
        for (String sentence : sentences) {
            json.writeString(sentence);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, BenchScenario scenario) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", scenario.name());
        json.writeStringField("title", scenario.title());
        json.writeStringField("description", scenario.description());
        json.writeArrayFieldStart("runs");
        for (BenchRun run : scenario.runs()) {
            write(json, run);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, BenchRun run) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", run.label());
        json.writeStringField("detail", run.detail());
        json.writeArrayFieldStart("rounds");
        for (BenchRound round : run.rounds()) {
            write(json, round);
        }
        json.writeEndArray();
        BenchRound traced = run.traced();
        if (traced != null) {
            json.writeFieldName("traced");
            write(json, traced);
        }
        String recording = run.recording();
        if (recording != null) {
            json.writeStringField("recording", recording);
        }
        write(json, run.systemCalls());
        write(json, run.held());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable SystemCalls systemCalls) throws IOException {
        if (systemCalls != null) {
            json.writeObjectFieldStart("systemCalls");
            json.writeNumberField("answered", systemCalls.answered());
            json.writeObjectFieldStart("calls");
            for (Map.Entry<String, Long> call : systemCalls.calls().entrySet()) {
                json.writeNumberField(call.getKey(), call.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, @Nullable HeldConnections held) throws IOException {
        if (held != null) {
            json.writeObjectFieldStart("held");
            json.writeNumberField("connections", held.connections());
            json.writeNumberField("heapBytes", held.heapBytes());
            json.writeNumberField("otherBytes", held.otherBytes());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, BenchRound round) throws IOException {
        json.writeStartObject();
        json.writeNumberField("startEpochNanos", round.startEpochNanos());
        json.writeNumberField("durationNanos", round.durationNanos());
        json.writeNumberField("answered", round.answered());
        json.writeNumberField("failed", round.failed());
        json.writeStringField("failure", round.failure());
        json.writeStringField("latencyHdr", encoded(round.latency()));
        write(json, "server", round.server());
        write(json, "client", round.client());
        json.writeNumberField("idleNanos", round.idleNanos());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, @Nullable ProcessUse use) throws IOException {
        if (use != null) {
            json.writeObjectFieldStart(name);
            json.writeNumberField("userNanos", use.userNanos());
            json.writeNumberField("systemNanos", use.systemNanos());
            json.writeNumberField("cpuNanos", use.cpuNanos());
            json.writeNumberField("peakThreads", use.peakThreads());
            json.writeNumberField("voluntarySwitches", use.voluntarySwitches());
            json.writeNumberField("involuntarySwitches", use.involuntarySwitches());
            json.writeNumberField("endedThreads", use.endedThreads());
            json.writeEndObject();
        }
    }

    private static String encoded(Histogram latency) {
        ByteBuffer buffer = ByteBuffer.allocate(latency.getNeededByteBufferCapacity());
        int length = latency.encodeIntoCompressedByteBuffer(buffer, Deflater.DEFAULT_COMPRESSION);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
