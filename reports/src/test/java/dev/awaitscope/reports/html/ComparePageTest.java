package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Contrast;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Ranking;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is in a comparison's page before any browser opens it. */
class ComparePageTest {
    private static final Pattern NUMBER = Pattern.compile("data-key=\"([^\"]+)\" data-value=\"([^\"]+)\"");

    @Test
    void showsTheMediansOfTheModel() throws IOException {
        Comparison comparison = SampleComparison.build();
        var out = new StringWriter();
        ComparePage.write(comparison, PageOptions.DEFAULT, out);
        Map<String, String> shown = new HashMap<>();
        NUMBER.matcher(out.toString()).results().forEach(number -> shown.put(number.group(1), number.group(2)));

        assertThat(shown).hasSizeGreaterThanOrEqualTo(50);
        for (int i = 0; i < comparison.scenarios().size(); i++) {
            List<ComparedRun> runs = comparison.scenarios().get(i).runs();
            for (int j = 0; j < runs.size(); j++) {
                String run = "scenarios[" + i + "].runs[" + j + "].";
                for (Measure measure : runs.get(j).measures()) {
                    assertThat(shown).containsEntry(run + "measures." + measure.kind().id() + ".median",
                            Double.toString(measure.median()));
                }
                var totals = runs.get(j).traced().totals().byKind();
                for (int k = 0; k < totals.size(); k++) {
                    assertThat(shown).containsEntry(run + "traced.totals.byKind[" + k + "].lengths.totalNanos",
                            Long.toString(totals.get(k).lengths().totalNanos()));
                }
            }
        }
    }

    @Test
    void leavesOutNamesWhenRedacted() throws IOException {
        var out = new StringWriter();
        ComparePage.write(SampleComparison.build(), new PageOptions(false, true), out);

        assertThat(out.toString()).doesNotContain("Linux 6.1")
                .doesNotContain("orders.jfr")
                .doesNotContain("demo.Orders")
                .doesNotContain("pool-1-thread-1")
                .contains("virtual");
    }

    @Test
    void ranksOnlyWhatCanBeToldApart() {
        var fast = run(MeasureKind.LATENCY_P99, 10, 12);
        var alike = run(MeasureKind.LATENCY_P99, 11, 15);
        var slow = run(MeasureKind.LATENCY_P99, 20, 30);
        var ranking = Ranking.of(MeasureKind.LATENCY_P99, List.of(slow, fast, alike), List.of());

        assertThat(List.of(fast, alike, slow)).extracting(ranking::best).containsExactly(true, true, false);
        assertThat(List.of(fast, alike, slow)).extracting(ranking::worst).containsExactly(false, false, true);
        assertThat(Ranking.of(MeasureKind.LATENCY_P99, List.of(fast, alike), List.of()).best(fast)).isFalse();
        var most = run(MeasureKind.PEAK_THREADS, 9, 10);
        assertThat(Ranking.of(MeasureKind.PEAK_THREADS, List.of(most, run(MeasureKind.PEAK_THREADS, 1, 2)), List.of())
                .worst(most)).isFalse();
    }

    @Test
    void believesPairedRoundsMoreThanRanges() {
        var baseline = new ComparedRun("baseline", "",
                List.of(new Measure(MeasureKind.THROUGHPUT, List.of(10.0, 20.0))), null, null, null);
        var better = new ComparedRun("better", "",
                List.of(new Measure(MeasureKind.THROUGHPUT, List.of(12.0, 24.0))), null, null, null);
        var contrast = new Contrast(MeasureKind.THROUGHPUT, "baseline", "better", 7, 1.2,
                new Contrast.Interval(1.1, 1.3, 0.95), Contrast.Outcome.BETTER);

        var paired = Ranking.of(MeasureKind.THROUGHPUT, List.of(baseline, better), List.of(contrast));
        assertThat(List.of(paired.best(better), paired.best(baseline), paired.worst(baseline)))
                .containsExactly(true, false, true);
        assertThat(Ranking.of(MeasureKind.THROUGHPUT, List.of(baseline, better), List.of()).best(better)).isFalse();
    }

    private static ComparedRun run(MeasureKind kind, double low, double high) {
        return new ComparedRun("run " + low, "", List.of(new Measure(kind, List.of(low, high))), null, null, null);
    }
}
