package dev.awaitscope.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.SampleRun;
import dev.awaitscope.reports.WaitFilter;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotals.By;
import dev.awaitscope.reports.cause.NamedPath;
import dev.awaitscope.reports.cause.PathQuery;
import dev.awaitscope.reports.cause.PathSearch;
import dev.awaitscope.reports.cause.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read. */
class TextTest {
    private static RunReport report;

    @BeforeAll
    static void record(@TempDir Path folder) throws Exception {
        Path file = SampleRun.record(folder.resolve("run.jfr"), false);
        report = Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
    }

    @Test
    void saysWhatTheAgentCost() throws Exception {
        assertThat(summary(false)).contains("  its own cost: 6,400 calls of hooks, about 1.92 ms (100 timed);"
                + " threads of the agent and of JFR 6.40 ms of CPU; 6,710,886,400 bytes written\n");
    }

    @Test
    void theSummaryBeginsWithTheVerdictAndFitsAScreen() throws IOException {
        String text = summary(false);
        assertThat(text).startsWith(Texts.clean(report.verdict().getFirst(), 1000));
        assertThat(text.lines()).hasSizeLessThan(52);
        assertThat(text).contains("\nRun\n", "\nWaits", "\nPools\n", "\nThreads\n", "\nHow it was measured\n",
                "5 shorter waits counted only, 50.0 µs in all", "virtual-monitor-wakers off: the JVM does not tell",
                "1 event type with other counts than the agent's own");
    }

    @Test
    void terminalCodesAreWrittenOnlyWhenAskedForAndNeverRecordedOnes() throws IOException {
        assertThat(summary(false)).doesNotContain("\u001b");
        assertThat(summary(true)).contains("\u001b[1m").doesNotContain("\u001b[31m");
        assertThat(waits(WaitFilter.ALL)).doesNotContain("\u001b").contains("worker ?[31m<b>?");
    }

    @Test
    void columnsAreAligned() throws IOException {
        List<String> lines = waits(new WaitFilter(null, WaitKind.FUTURE, 0)).lines().toList();
        assertThat(lines).hasSize(SampleRun.ROUNDS + 1);
        int column = lines.getFirst().indexOf("kind");
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line.substring(column)).startsWith("future"));
    }

    @Test
    void waitsAreSummedByAnyKey() throws IOException {
        for (By by : By.values()) {
            StringBuilder out = new StringBuilder();
            TextTotals.write(report, by, out, false);
            assertThat(out.toString().lines()).as(by.name()).hasSize(report.totals().by(by).size() + 1);
        }
        StringBuilder out = new StringBuilder();
        TextTotals.write(report, By.KIND, out, false);
        assertThat(out.toString()).contains("mostly came down to", "future",
                Durations.format(report.totals().all().maxNanos()));
    }

    @Test
    void aPathIsShownStepByStep() throws IOException {
        NamedPath path = PathSearch.find(report, new PathQuery(PathQuery.Of.RUN, "")).getFirst();
        StringBuilder out = new StringBuilder();
        TextPath.write(report, path, out, false);
        assertThat(out.toString()).startsWith("What the end of the run depended on (");
        assertThat(out.toString().lines().count()).isLessThan(45);
    }

    @Test
    void severalRunsAreAddedUp() throws IOException {
        StringBuilder out = new StringBuilder();
        TextTogether.write(Summary.of(report).merge(Summary.of(report)), out, false);
        assertThat(out.toString()).startsWith("All 2 runs together, ").contains("queue of", "run in", "future");
    }

    @Test
    void saysSoWhereThereIsNothing() throws IOException {
        assertThat(waits(new WaitFilter(null, WaitKind.PHASER, 0))).isEqualTo("No such waits.\n");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ns", "999, 999 ns", "1000, 1.00 µs", "12345, 12.3 µs", "999499, 999 µs", "999500, 1.00 ms",
            "123456789, 123 ms", "1234567890, 1.23 s", "125000000000, 125 s", "-1500, -1.50 µs",
            "9995000, 10.0 ms", "99950000, 100 ms"})
    void durationsHaveThreeDigitsAndAUnit(long nanos, String text) {
        assertThat(Durations.format(nanos)).isEqualTo(text);
    }

    private static String summary(boolean ansi) throws IOException {
        StringBuilder out = new StringBuilder();
        TextSummary.write(report, out, ansi);
        return out.toString();
    }

    private static String waits(WaitFilter filter) throws IOException {
        StringBuilder out = new StringBuilder();
        TextWaits.write(report, filter, out, false);
        return out.toString();
    }

    @Test
    void curvesAreAsHighAsTheirMeans() {
        assertThat(Sparkline.of(List.of(0.0, 1.0, 2.0, 4.0, 8.0, 8.0, 4.0, 0.0), 8, 8)).isEqualTo("▁▁▂▄██▄▁");
        assertThat(Sparkline.of(List.of(8.0, 8.0, 0.0, 0.0, 4.0, 4.0), 3, 8)).isEqualTo("█▁▄");
        assertThat(Sparkline.of(List.of(), 10, 8)).isEmpty();
        assertThat(Sparkline.of(List.of(3.0), 10, 0)).isEqualTo("▁");
    }
}
