package dev.awaitscope.reports.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The JSON file of a {@link BenchResult}; its form is in {@code docs/bench-result.schema.json}. */
public final class BenchResultFile {
    /** Its name in the result's folder. */
    public static final String NAME = "bench.json";

    private static final int SCHEMA = 1;

    private BenchResultFile() {}

    /** Writes a result, replacing the file. */
    public static void write(BenchResult result, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
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
    }

    /**
     * Reads a result.
     *
     * @param file the file, or the folder it lies in
     * @throws RecordingException if there is none, or it is not what {@link #write} writes
     */
    public static BenchResult read(Path file) throws RecordingException {
        Path json = Files.isDirectory(file) ? file.resolve(NAME) : file;
        try {
            JsonTree tree = JsonTree.read(json);
            if (tree.integer("schema") != SCHEMA) {
                throw new RecordingException(json + ": schema " + tree.integer("schema") + " is not " + SCHEMA
                        + ", the one this version reads; compare it with the version that wrote it");
            }
            return result(tree);
        } catch (JsonParseException malformed) {
            throw new RecordingException(json + ": not JSON (" + malformed.getOriginalMessage()
                    + "); name a bench's folder or its " + NAME, malformed);
        } catch (IOException unreadable) {
            throw new RecordingException(json + ": cannot be read (" + reason(unreadable)
                    + "); name a bench's folder or its " + NAME, unreadable);
        } catch (IllegalArgumentException | DataFormatException wrong) {
            throw new RecordingException(json + ": not the result of a bench (" + wrong.getMessage()
                    + "); name a bench's folder or its " + NAME, wrong);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof java.nio.file.NoSuchFileException ? "no such file"
                : String.valueOf(failure.getMessage());
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
        json.writeEndObject();
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
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer.array(), length));
    }

    private static BenchResult result(JsonTree tree) throws DataFormatException {
        List<BenchScenario> scenarios = new java.util.ArrayList<>();
        for (JsonTree scenario : tree.list("scenarios")) {
            List<BenchRun> runs = new java.util.ArrayList<>();
            for (JsonTree run : scenario.list("runs")) {
                runs.add(run(run));
            }
            scenarios.add(new BenchScenario(scenario.text("name"), scenario.text("title"),
                    scenario.text("description"), runs));
        }
        Map<String, String> options = new LinkedHashMap<>();
        tree.at("options").names().forEach(name -> options.put(name, tree.at("options").text(name)));
        return new BenchResult(tree.text("version"), tree.text("title"), environment(tree.at("environment")), options,
                tree.texts("method"), scenarios, tree.texts("incidents"));
    }

    private static Environment environment(JsonTree tree) {
        return new Environment(tree.text("cpu"), (int) tree.integer("cores"), tree.integer("memoryBytes"),
                tree.text("system"), tree.text("jdk"), tree.number("loadBefore"), tree.number("loadAfter"),
                tree.text("startedAt"));
    }

    private static BenchRun run(JsonTree tree) throws DataFormatException {
        List<BenchRound> rounds = new java.util.ArrayList<>();
        for (JsonTree round : tree.list("rounds")) {
            rounds.add(round(round));
        }
        return new BenchRun(tree.text("label"), tree.text("detail"), rounds,
                tree.has("traced") ? round(tree.at("traced")) : null,
                tree.has("recording") ? tree.text("recording") : null);
    }

    private static BenchRound round(JsonTree tree) throws DataFormatException {
        byte[] latency = Base64.getDecoder().decode(tree.text("latencyHdr"));
        return new BenchRound(tree.integer("startEpochNanos"), tree.integer("durationNanos"),
                tree.integer("answered"), tree.integer("failed"), tree.text("failure"),
                Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(latency), 0), use(tree, "server"),
                use(tree, "client"), tree.integer("idleNanos"));
    }

    private static @Nullable ProcessUse use(JsonTree parent, String name) {
        if (!parent.has(name)) {
            return null;
        }
        JsonTree tree = parent.at(name);
        return new ProcessUse(tree.integer("userNanos"), tree.integer("systemNanos"),
                tree.integer("cpuNanos"), (int) tree.integer("peakThreads"), tree.integer("voluntarySwitches"),
                tree.integer("involuntarySwitches"), (int) tree.integer("endedThreads"));
    }
}
