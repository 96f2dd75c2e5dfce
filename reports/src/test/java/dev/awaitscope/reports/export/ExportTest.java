package dev.awaitscope.reports.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.SampleRun;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports are read back by readers written from the formats as they are published, and say what the model says. */
class ExportTest {
    private static RunReport report;

    @BeforeAll
    static void record(@TempDir Path folder) throws Exception {
        Path file = SampleRun.record(folder.resolve("run.jfr"), false);
        report = Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
    }

    private static String content(ExportFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        file.content().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    // Trace Event Format: objects in traceEvents with ph, pid, tid, ts and dur in microseconds

    private static List<Map<String, Object>> traceEvents() throws IOException {
        List<Map<String, Object>> events = new ArrayList<>();
        String trace = content(ExportFormat.CHROME.files(report).getFirst());
        try (var parser = new JsonFactory().createParser(trace)) {
            Map<String, Object> event = null;
            boolean inside = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String path = parser.getParsingContext().pathAsPointer().toString();
                inside |= path.startsWith("/traceEvents");
                if (token == JsonToken.START_OBJECT && path.matches("/traceEvents/\\d+")) {
                    event = new LinkedHashMap<>();
                    events.add(event);
                } else if (token.isScalarValue() && event != null && path.startsWith("/traceEvents")) {
                    event.put(path.replaceFirst("/traceEvents/\\d+/", ""),
                            token.isNumeric() ? parser.getDecimalValue() : parser.getText());
                }
            }
            assertThat(inside).isTrue();
        }
        return events;
    }

    private static List<Map<String, Object>> phase(String phase) throws IOException {
        return traceEvents().stream().filter(event -> phase.equals(event.get("ph"))).toList();
    }

    private static long nanos(Object micros) {
        return ((BigDecimal) micros).movePointRight(3).longValueExact();
    }

    @Test
    void traceHasTheFieldsOfEachPhase() throws IOException {
        Map<String, Set<String>> required = Map.of("X", Set.of("name", "ts", "dur", "pid", "tid"), "T",
                Set.of("name", "ts", "dur", "pid", "tid"), "s", Set.of("name", "cat", "id", "ts", "pid", "tid"), "f",
                Set.of("name", "cat", "id", "ts", "pid", "tid", "bp"), "M", Set.of("name", "pid", "tid", "args/name"));
        List<Map<String, Object>> events = traceEvents();
        assertThat(events).extracting(event -> event.get("ph")).containsOnly("X", "T", "s", "f", "M");
        assertThat(events).allSatisfy(event -> assertThat(event.keySet()).containsAll(
                required.get((String) event.get("ph"))));
    }

    @Test
    void traceHasEachKnownSliceAsAStateOfItsThread() throws IOException {
        Map<Object, String> names = new HashMap<>();
        phase("M").forEach(event -> names.put(event.get("tid"), (String) event.get("args/name")));
        Map<String, Long> shown = new HashMap<>();
        phase("T").forEach(event -> shown.merge(names.get(event.get("tid")) + " " + event.get("name"),
                nanos(event.get("dur")), Long::sum));
        Map<String, Long> known = new HashMap<>();
        Map<ThreadState, String> letters = Map.of(ThreadState.RUNNING, "Running", ThreadState.RUNNABLE, "R",
                ThreadState.IDLE, "I");
        for (TracedThread thread : report.threads()) {
            thread.stateNanos().forEach((state, nanos) -> {
                if (state != ThreadState.UNKNOWN && nanos > 0) {
                    known.merge(thread.label() + " " + letters.getOrDefault(state, "S"), nanos, Long::sum);
                }
            });
        }
        assertThat(shown).isEqualTo(known);
        assertThat(names.values()).contains("worker \u001b[31m<b>\u202e");
    }

    @Test
    void traceStatesOfAThreadDoNotOverlap() throws IOException {
        Map<Object, Long> ends = new HashMap<>();
        for (Map<String, Object> event : phase("T")) {
            long start = nanos(event.get("ts"));
            assertThat(start).isGreaterThanOrEqualTo(ends.getOrDefault(event.get("tid"), 0L));
            ends.put(event.get("tid"), start + nanos(event.get("dur")));
        }
    }

    @Test
    void traceHasAnArrowForEachWakeUpThatIsKnown() throws IOException {
        Map<Object, Map<String, Object>> begins = new HashMap<>();
        phase("s").forEach(event -> assertThat(begins.put(event.get("id"), event)).isNull());
        List<Map<String, Object>> ends = phase("f");
        List<TracedWait> woken = report.waits()
                .stream()
                .filter(wait -> wait.wakerThread() >= 0 && !wait.open())
                .toList();
        assertThat(woken).hasSizeGreaterThan(SampleRun.ROUNDS);
        assertThat(ends).hasSameSizeAs(woken).hasSameSizeAs(begins.keySet());
        for (int i = 0; i < woken.size(); i++) {
            Map<String, Object> end = ends.get(i);
            Map<String, Object> begin = begins.get(end.get("id"));
            TracedWait wait = woken.get(i);
            assertThat(nanos(end.get("ts"))).isEqualTo(wait.endNanos() - runnable(wait))
                    .isEqualTo(nanos(begin.get("ts")));
            assertThat(((BigDecimal) begin.get("tid")).longValue()).isEqualTo(wait.wakerThreadId());
            assertThat(((BigDecimal) end.get("tid")).longValue()).isEqualTo(wait.threadId());
        }
    }

    /** Of a monitor's wait it is not known when its end became possible. */
    private static long runnable(TracedWait wait) {
        Long nanos = wait.runnableNanos();
        return nanos == null ? 0 : nanos;
    }

    @Test
    void traceHasAnEventAroundEachEndOfAnArrow() throws IOException {
        Set<String> places = new HashSet<>();
        phase("X").forEach(event -> places.add(event.get("tid") + "@" + event.get("ts")));
        for (String phase : List.of("s", "f")) {
            assertThat(phase(phase)).allSatisfy(
                    event -> assertThat(places).contains(event.get("tid") + "@" + event.get("ts")));
        }
    }

    // Collapsed stacks: frames joined by semicolons, a space, a whole number

    @Test
    void collapsedStacksAddUpToTheWaiting() throws IOException {
        Map<String, Long> micros = new LinkedHashMap<>();
        for (ExportFile file : ExportFormat.COLLAPSED.files(report)) {
            for (String line : content(file).lines().toList()) {
                assertThat(line).matches("[^;]+(;[^;]+)+ [1-9]\\d*");
                micros.merge(file.name(), Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)), Long::sum);
            }
        }
        assertThat(micros.keySet()).isSubsetOf("blocked.collapsed", "awaiting.collapsed");
        long known = report.totals().all().totalNanos() / 1_000;
        assertThat(micros.values().stream().mapToLong(Long::longValue).sum()).isBetween(known - 60, known + 60);
    }

    @Test
    void aStackBeginsWithTheThreadAndEndsWithTheKind() throws IOException {
        List<String> lines = new ArrayList<>();
        for (ExportFile file : ExportFormat.COLLAPSED.files(report)) {
            lines.addAll(content(file).lines().toList());
        }
        assertThat(lines).anyMatch(line -> line.startsWith("worker _[31m<b>\u202e;") && line.contains("SampleRun.task")
                && line.contains(";[future] "));
    }

    // RFC 4180

    private static List<List<String>> table(String name) throws IOException {
        ExportFile file = ExportFormat.CSV.files(report)
                .stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        String text = content(file);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(text.charAt(i++));
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\r') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\r') {
                    assertThat(text.charAt(++i)).isEqualTo('\n');
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                field.append(c);
            }
        }
        assertThat(rows).allSatisfy(each -> assertThat(each).hasSameSizeAs(rows.getFirst()));
        return rows;
    }

    @Test
    void tablesHaveARowForEachThing() throws IOException {
        assertThat(table("threads.csv")).hasSize(report.threads().size() + 1);
        assertThat(table("waits.csv")).hasSize(report.waits().size() + 1);
        assertThat(table("tasks.csv")).hasSize(report.tasks().size() + 1);
        assertThat(table("slices.csv")).hasSize(
                report.threads().stream().mapToInt(thread -> thread.slices().size()).sum() + 1);
    }

    @Test
    void tablesKeepWhatWasRecorded() throws IOException {
        List<List<String>> waits = table("waits.csv");
        for (int i = 0; i < report.waits().size(); i++) {
            TracedWait wait = report.waits().get(i);
            List<String> row = waits.get(i + 1);
            assertThat(row.get(waits.getFirst().indexOf("threadName"))).isEqualTo(wait.threadName());
            assertThat(row.get(waits.getFirst().indexOf("durationNanos"))).isEqualTo(wait.durationNanos() + "");
            assertThat(row.get(waits.getFirst().indexOf("stack")))
                    .isEqualTo(wait.stack() == null ? "" : String.join("\n", wait.stack()));
        }
    }

    @Test
    void quotesWhatWouldEndAField() throws IOException {
        var out = new ByteArrayOutputStream();
        var csv = new CsvWriter(out);
        csv.row("a,b", "say \"x\"", "two\nlines", null, 1, "plain");
        csv.flush();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",,1,plain\r\n");
    }
}
