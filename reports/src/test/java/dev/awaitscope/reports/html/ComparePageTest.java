package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
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
    void ranksOnlyWhereRoundsDoNotOverlap() {
        var fast = run(MeasureKind.LATENCY_P99, 10, 12);
        var alike = run(MeasureKind.LATENCY_P99, 11, 15);
        var slow = run(MeasureKind.LATENCY_P99, 20, 30);
        var ranking = Ranking.of(MeasureKind.LATENCY_P99, List.of(slow, fast, alike));

        assertThat(List.of(fast, alike, slow)).extracting(run -> ranking.best(run.measures().getFirst()))
                .containsExactly(true, true, false);
        assertThat(List.of(fast, alike, slow)).extracting(run -> ranking.worst(run.measures().getFirst()))
                .containsExactly(false, false, true);

        var undecided = Ranking.of(MeasureKind.LATENCY_P99, List.of(fast, alike));
        assertThat(undecided.best(fast.measures().getFirst())).isFalse();
        var fact = Ranking.of(MeasureKind.PEAK_THREADS, List.of(run(MeasureKind.PEAK_THREADS, 1, 1),
                run(MeasureKind.PEAK_THREADS, 9, 9)));
        assertThat(fact.best(run(MeasureKind.PEAK_THREADS, 1, 1).measures().getFirst())).isFalse();
    }

    private static ComparedRun run(MeasureKind kind, double low, double high) {
        return new ComparedRun("run", "", List.of(new Measure(kind, List.of(low, high))), null, null, null);
    }
}
