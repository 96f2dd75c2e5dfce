package dev.awaitscope.reports.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.SampleRun;
import dev.awaitscope.reports.WaitFilter;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.cause.NamedPath;
import dev.awaitscope.reports.cause.PathQuery;
import dev.awaitscope.reports.cause.PathSearch;
import dev.awaitscope.reports.cause.Summary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents keep to their schemas. */
class JsonTest {
    private static RunReport report;

    @BeforeAll
    static void record(@TempDir Path folder) throws Exception {
        Path file = SampleRun.record(folder.resolve("run.jfr"), false);
        report = Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
    }

    @Test
    void waitsKeepToTheirSchema() throws Exception {
        assertThat(SchemaCheck.faults("waits.schema.json", waits(WaitFilter.ALL))).isEmpty();
    }

    @Test
    void theSummaryKeepsToItsSchema() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonSummary.write(report, out);
        assertThat(SchemaCheck.faults("summary.schema.json", out.toByteArray())).isEmpty();
    }

    @Test
    void theWholeRunKeepsToItsSchema() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonRun.write(report, out);
        assertThat(SchemaCheck.faults("run.schema.json", out.toByteArray())).isEmpty();
        String document = out.toString(StandardCharsets.UTF_8)
                .replaceFirst("\"kind\":\"lock\"", "\"kind\":\"padlock\"");
        assertThat(SchemaCheck.faults("run.schema.json", document.getBytes(StandardCharsets.UTF_8))).hasSize(1);
    }

    @Test
    void theFindingsKeepToTheirSchema() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonFindings.write(report, out);
        assertThat(SchemaCheck.faults("findings.schema.json", out.toByteArray())).isEmpty();
        assertThat(report.causes().blame().roots()).isNotEmpty();
        assertThat(report.causes().criticalPath().parts()).isNotEmpty();
    }

    @Test
    void pathsKeepToTheirSchema() throws Exception {
        for (PathQuery.Of of : PathQuery.Of.values()) {
            String name = switch (of) {
                case RUN, REQUEST -> "";
                case THREAD -> report.threads().getFirst().name();
                case TASK -> "SampleRun";
            };
            List<NamedPath> paths = PathSearch.find(report, new PathQuery(of, name));
            assertThat(paths).as(of.name()).isNotEmpty();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonPath.write(report, paths, out);
            assertThat(SchemaCheck.faults("path.schema.json", out.toByteArray())).as(of.name()).isEmpty();
        }
        assertThat(PathSearch.find(report, new PathQuery(PathQuery.Of.TASK, "NoSuchTask"))).isEmpty();
        assertThat(PathSearch.missing(report, new PathQuery(PathQuery.Of.TASK, "NoSuchTask")))
                .startsWith("no task 'NoSuchTask' ended; there are ");
    }

    @Test
    void whatSeveralRunsDidTogetherKeepsToItsSchema() throws Exception {
        Summary together = Summary.of(report).merge(Summary.of(report));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonTogether.write(together, out);
        assertThat(SchemaCheck.faults("together.schema.json", out.toByteArray())).isEmpty();
        Map<?, ?> document = (Map<?, ?>) SchemaCheck.parse(out.toByteArray());
        assertThat(document.get("runs")).isEqualTo(2L);
        long waited = together.totals()
                .stream()
                .filter(total -> !total.key().what().contains(" "))
                .mapToLong(total -> total.lengths().totalNanos())
                .sum();
        assertThat(waited).isEqualTo(2 * report.totals().all().totalNanos());
    }

    @Test
    void theCheckFindsFaults() throws Exception {
        String document = new String(waits(WaitFilter.ALL), StandardCharsets.UTF_8)
                .replaceFirst("\"kind\":\"lock\"", "\"kind\":\"padlock\"")
                .replaceFirst("\"virtual\":", "\"v\":")
                .replaceFirst("\"open\":false", "\"open\":0");
        assertThat(SchemaCheck.faults("waits.schema.json", document.getBytes(StandardCharsets.UTF_8)))
                .anyMatch(fault -> fault.contains("padlock"))
                .anyMatch(fault -> fault.contains("v is not in"))
                .anyMatch(fault -> fault.contains("virtual is missing"))
                .anyMatch(fault -> fault.contains("open is 0"));
    }

    @Test
    void aWaitHasItsFieldsInTheDocumentedOrder() throws Exception {
        assertThat(list(WaitFilter.ALL).getFirst().keySet().stream().map(String.class::cast)).containsExactly("thread",
                "threadId", "virtual", "kind", "startNanos", "durationNanos", "blocker", "blockerId", "waker",
                "wakerThreadId", "unparkedBy", "wokenBy", "runnableNanos", "timedOut", "interrupted", "open", "stack");
    }

    @Test
    void idleWaitsAreListedWhenAskedFor() throws Exception {
        assertThat(list(WaitFilter.ALL)).hasSize(report.waits().size() - 1)
                .noneMatch(wait -> "idle".equals(wait.get("kind")));
        assertThat(list(new WaitFilter(null, WaitKind.IDLE_WORKER, 0))).hasSize(1);
    }

    @Test
    void filtersByKindThreadAndLength() throws Exception {
        long virtual = report.threads().stream().filter(thread -> thread.virtual()).findFirst().orElseThrow().id();
        assertThat(list(new WaitFilter(virtual, null, 0))).hasSize(1)
                .first()
                .satisfies(wait -> assertThat(wait.get("kind")).isEqualTo("latch"));
        assertThat(list(new WaitFilter(null, WaitKind.FUTURE, 0))).hasSize(SampleRun.ROUNDS);
        long longest = report.totals().all().maxNanos();
        assertThat(list(new WaitFilter(null, null, longest))).isNotEmpty().hasSizeLessThan(5);
        assertThat(list(new WaitFilter(null, null, longest + 1))).isEmpty();
    }

    @Test
    void waitsAreOrdered() throws Exception {
        assertThat(list(WaitFilter.ALL)).extracting(wait -> (Long) wait.get("startNanos")).isSorted();
    }

    private static List<Map<?, ?>> list(WaitFilter filter) throws Exception {
        Map<?, ?> document = (Map<?, ?>) SchemaCheck.parse(waits(filter));
        return ((List<?>) document.get("waits")).stream().<Map<?, ?>>map(wait -> (Map<?, ?>) wait).toList();
    }

    private static byte[] waits(WaitFilter filter) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWaits.write(report, filter, out);
        return out.toByteArray();
    }
}
