package dev.awaitscope.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.compare.BenchResult;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Comparisons;
import dev.awaitscope.reports.compare.Contrast.Outcome;
import dev.awaitscope.reports.compare.Environment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ResultsTextTest {
    private static final Environment MACHINE = new Environment("Imagined CPU", 2, 8_000_000_000L, "Linux 6.1", "25.0.3",
            0.1, 0.1, "2026-11-22T12:00:00Z");

    @Test
    void sidesWithMostRunsAndSaysSoWhereTheyContradictEachOther() {
        assertThat(agreed(Outcome.BETTER, Outcome.BETTER, Outcome.WORSE)).isEqualTo("a in 2 of 3");
        assertThat(agreed(Outcome.WORSE, Outcome.WORSE, Outcome.NO_DIFFERENCE)).isEqualTo("b in 2 of 3");
        assertThat(agreed(Outcome.BETTER, Outcome.NO_DIFFERENCE, Outcome.WORSE)).isEqualTo("contradicting");
        assertThat(agreed(Outcome.NO_DIFFERENCE, Outcome.NO_DIFFERENCE)).isEqualTo("no difference");
        assertThat(agreed(Outcome.TOO_FEW_ROUNDS)).isEqualTo("too few rounds");
    }

    @Test
    void putsTheRunsSideBySideAndComparesEachPair() {
        String text = new ResultsText(List.of(comparison(1_000, 2_000), comparison(1_100, 2_100))).markdown();
        assertThat(text).contains("| Throughput | 1,000/s / 1,100/s | 2,000/s / 2,100/s |",
                "| virtual / pool | 2.00 [2.00, 2.00] | 1.91 [1.91, 1.91] | virtual in 2 of 2 |");
    }

    private static String agreed(Outcome... outcomes) {
        return ResultsText.agreed(List.of(outcomes), "a", "b");
    }

    private static Comparison comparison(int pool, int virtual) {
        return Comparisons.ofBench(new BenchResult("0.1.0", "servers", MACHINE, Map.of(), List.of("So."),
                List.of(new BenchScenario("hello", "hello", "Answers at once.",
                        List.of(run("pool", pool), run("virtual", virtual)))),
                List.of()), Map.of());
    }

    private static BenchRun run(String label, int answered) {
        Histogram latency = new Histogram(3);
        latency.recordValueWithCount(1_000_000, answered);
        BenchRound round = new BenchRound(0, 1_000_000_000, answered, 0, "", latency, null, null, -1);
        return new BenchRun(label, "", IntStream.range(0, 6).mapToObj(_ -> round).toList(), null, null);
    }
}
