package dev.awaitscope.reports.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.HeldConnections;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import dev.awaitscope.reports.compare.BenchResult.SystemCalls;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The JSON file of a {@link BenchResult}; its form is in {@code bench.schema.json} beside this class. */
public final class BenchResultFile {
    /** Its name in the result's folder. */
    public static final String NAME = "bench.json";

    static final int SCHEMA = 1;

    private BenchResultFile() {}

    /** Writes a result, replacing the file. */
    public static void write(BenchResult result, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
            BenchResultWriter.write(result, json);
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
        return failure instanceof NoSuchFileException ? "no such file"
                : String.valueOf(failure.getMessage());
    }

    private static BenchResult result(JsonTree tree) throws DataFormatException {
        List<BenchScenario> scenarios = new ArrayList<>();
        for (JsonTree scenario : tree.list("scenarios")) {
            List<BenchRun> runs = new ArrayList<>();
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
        List<BenchRound> rounds = new ArrayList<>();
        for (JsonTree round : tree.list("rounds")) {
            rounds.add(round(round));
        }
        return new BenchRun(tree.text("label"), tree.text("detail"), rounds,
                tree.has("traced") ? round(tree.at("traced")) : null,
                tree.has("recording") ? tree.text("recording") : null, systemCalls(tree), held(tree));
    }

    private static @Nullable SystemCalls systemCalls(JsonTree run) {
        if (!run.has("systemCalls")) {
            return null;
        }
        JsonTree tree = run.at("systemCalls");
        Map<String, Long> calls = new LinkedHashMap<>();
        tree.at("calls").names().forEach(name -> calls.put(name, tree.at("calls").integer(name)));
        return new SystemCalls(tree.integer("answered"), calls);
    }

    private static @Nullable HeldConnections held(JsonTree run) {
        if (!run.has("held")) {
            return null;
        }
        JsonTree tree = run.at("held");
        return new HeldConnections((int) tree.integer("connections"), tree.integer("heapBytes"),
                tree.integer("otherBytes"));
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
