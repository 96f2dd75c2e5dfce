package dev.awaitscope.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.awaitscope.reports.Pause;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The timeline's data as columns: rows of slices in chunks that a browser reads one by one, the waits behind them, and
 * tables of threads, strings and stacks. The page's {@code recording.js} reads the same layout.
 */
final class Timeline {
    private static final int CHUNK_SLICES = 32_768;
    private static final long FINE_SLICES = 500_000;
    private static final List<String> WOKEN_BY = List.of("", "thread", "timer", "interrupt", "io", "process");
    private static final List<WaitKind> KINDS = List.of(WaitKind.values());

    /** Which rows a chunk holds, and how many slices these have. */
    private record ChunkHeader(int firstRow, int rows, int slices) {}

    private final RunReport report;
    private final List<TimelineGroup> groups;
    private final SliceBudget budget;
    private final PageOptions.Progress progress;
    /** In all, before any is merged. */
    private final long slices;
    private final long unitNanos;
    private final Map<String, Integer> strings = new HashMap<>();
    private final Map<List<String>, Integer> stacks = new HashMap<>();
    private final Map<Long, Integer> threadById = new HashMap<>();
    private final int[] rowOfThread;
    private final List<ChunkHeader> chunks = new ArrayList<>();

    Timeline(RunReport report, SliceBudget budget, PageOptions.Progress progress) {
        this.report = report;
        this.progress = progress;
        this.budget = budget;
        this.groups = TimelineGroups.of(report);
        this.slices = report.threads().stream().mapToLong(thread -> thread.slices().size()).sum();
        this.unitNanos = slices > FINE_SLICES ? 100 : 1;
        this.rowOfThread = new int[report.threads().size()];
        Arrays.fill(rowOfThread, -1);
        int row = 0;
        for (TimelineGroup group : groups) {
            for (List<TracedThread> threads : group.rows()) {
                for (TracedThread thread : threads) {
                    rowOfThread[thread.index()] = row;
                }
                row++;
            }
        }
        report.threads().forEach(thread -> threadById.put(thread.id(), thread.index()));
    }

    List<TimelineGroup> groups() {
        return groups;
    }

    /** Writes all blocks. */
    void write(DataBlock page) throws IOException {
        writeChunks(page);
        page.bytes("timeline-overview", new Overview(report, groups)::writeTo);
        page.bytes(TaskBlock.ID, new TaskBlock(report, this)::write);
        page.bytes(PathBlock.ID, out -> PathBlock.write(report.causes().criticalPath(), out));
        page.json("timeline-meta", this::writeMeta);
        page.json("timeline-strings", this::writeStrings);
    }

    private void writeChunks(DataBlock page) throws IOException {
        List<List<TracedThread>> rows = groups.stream().flatMap(group -> group.rows().stream()).toList();
        int from = 0;
        long done = 0;
        while (from < rows.size()) {
            progress.at(done, slices);
            var chunk = new TimelineChunk(this, unitNanos);
            int to = from;
            while (to < rows.size() && (to == from || chunk.slices() < CHUNK_SLICES)) {
                List<TracedThread> row = rows.get(to++);
                chunk.addRow(row);
                done += row.stream().mapToLong(thread -> thread.slices().size()).sum();
            }
            page.bytes("timeline-" + chunks.size(), chunk::writeTo);
            chunks.add(new ChunkHeader(from, to - from, chunk.slices()));
            from = to;
        }
        progress.at(done, slices);
    }

    Slices slices(TracedThread thread) {
        return budget.apply(thread);
    }

    TracedWait wait(int index) {
        return report.waits().get(index);
    }

    int kind(WaitKind kind) {
        return KINDS.indexOf(kind);
    }

    int wokenBy(String what) {
        return Math.max(0, WOKEN_BY.indexOf(what));
    }

    int threadIndex(long id) {
        return id == 0 ? -1 : threadById.getOrDefault(id, -1);
    }

    int string(String text) {
        return strings.computeIfAbsent(text, _ -> strings.size());
    }

    int stack(List<String> frames) {
        Integer known = stacks.get(frames);
        if (known != null) {
            return known;
        }
        stacks.put(frames, stacks.size());
        return stacks.size() - 1;
    }

    private void writeMeta(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("lengthNanos", report.recording().durationNanos());
        json.writeNumberField("unitNanos", unitNanos);
        json.writeNumberField("mergedBelowNanos", budget.limitNanos());
        json.writeNumberField("buckets", Overview.BUCKETS);
        json.writeNumberField("rows", groups.stream().mapToInt(group -> group.rows().size()).sum());
        writeGroups(json);
        json.writeArrayFieldStart("chunks");
        for (ChunkHeader chunk : chunks) {
            json.writeStartObject();
            json.writeNumberField("firstRow", chunk.firstRow());
            json.writeNumberField("rows", chunk.rows());
            json.writeNumberField("slices", chunk.slices());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeThreads(json);
        writePauses(json);
        writeStacks(json);
        json.writeFieldName("kinds");
        writeAll(json, KINDS.stream().map(WaitKind::label).toList());
        json.writeFieldName("kindStates");
        writeAll(json, KINDS.stream().map(kind -> States.cssName(kind.state().shown())).toList());
        json.writeFieldName("pools");
        writeAll(json, report.pools().stream().map(Pool::label).toList());
        json.writeFieldName("wokenBy");
        writeAll(json, WOKEN_BY);
        json.writeEndObject();
    }

    private void writeGroups(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("groups");
        int row = 0;
        for (TimelineGroup group : groups) {
            json.writeStartObject();
            json.writeStringField("name", group.name());
            json.writeStringField("note", group.note());
            json.writeNumberField("firstRow", row);
            json.writeNumberField("rows", group.rows().size());
            json.writeNumberField("threads", group.threads());
            json.writeBooleanField("folded", group.folded());
            json.writeBooleanField("packed", group.packed());
            json.writeEndObject();
            row += group.rows().size();
        }
        json.writeEndArray();
    }

    private void writeThreads(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("threads");
        writeNumbers(json, "name", report.threads(), thread -> string(thread.name()));
        writeNumbers(json, "id", report.threads(), TracedThread::id);
        writeNumbers(json, "row", report.threads(), thread -> rowOfThread[thread.index()]);
        json.writeEndObject();
    }

    private void writePauses(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("pauses");
        writeNumbers(json, "start", report.pauses(), Pause::startNanos);
        writeNumbers(json, "length", report.pauses(), Pause::durationNanos);
        writeNumbers(json, "reason", report.pauses(), pause -> string(pause.reason()));
        json.writeEndObject();
    }

    private void writeStacks(JsonGenerator json) throws IOException {
        List<List<String>> ordered = new ArrayList<>(Collections.nCopies(stacks.size(), List.of()));
        stacks.forEach((frames, index) -> ordered.set(index, frames));
        json.writeArrayFieldStart("stacks");
        for (List<String> frames : ordered) {
            json.writeStartArray();
            for (String frame : frames) {
                json.writeNumber(string(frame));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeStrings(JsonGenerator json) throws IOException {
        String[] ordered = new String[strings.size()];
        strings.forEach((text, index) -> ordered[index] = text);
        writeAll(json, List.of(ordered));
    }

    private static void writeAll(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static <T> void writeNumbers(JsonGenerator json, String name, List<T> items, ToLongFunction<T> number)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            json.writeNumber(number.applyAsLong(item));
        }
        json.writeEndArray();
    }
}
