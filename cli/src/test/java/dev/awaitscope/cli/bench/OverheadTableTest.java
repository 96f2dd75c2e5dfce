package dev.awaitscope.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.compare.BenchResult;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Comparisons;
import dev.awaitscope.reports.compare.Environment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OverheadTableTest {
    private static final Environment MACHINE = new Environment("Imagined CPU", 2, 8_000_000_000L, "Linux 6.1", "25.0.3",
            0.1, 0.1, "2026-11-22T12:00:00Z");

    @Test
    void showsRatioIntervalAndWhatCouldHaveBeenSeen() {
        List<List<String>> rows = new OverheadTable(comparison(7)).rows();
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(7));
        List<String> throughput = rows.get(1);
        assertThat(throughput).startsWith("Pool server, hello world, saturated", "Throughput", "10,000/s",
                "1.00 [1.00, 1.00] ±0 %");
        assertThat(throughput.get(5)).as("default, a tenth less in each round").isEqualTo("0.90 [0.90, 0.90] ±0 %");
        assertThat(rows).extracting(row -> row.get(1))
                .containsExactly("measure", "Throughput", "CPU per request", "CPU per request", "Latency p50",
                        "Latency p99", "Real time", "CPU");
    }

    @Test
    void judgesTheGoalsByTheDefaultVariant() {
        assertThat(OverheadGoals.of(comparison(7))).anySatisfy(line -> assertThat(line)
                .startsWith("Pool server, hello world, saturated, Throughput, default: 0.90; goal at least 0.90"))
                .anySatisfy(line -> assertThat(line).contains("5 ms of waiting, open loop, CPU per request", "1.12",
                        "missed,"
                                + " within the gate."))
                .anySatisfy(
                        line -> assertThat(line).isEqualTo("Start-up, added by default: 900 ms; goal at most 600 ms,"
                                + " gate 750 ms: missed."))
                .anySatisfy(
                        line -> assertThat(line).isEqualTo("Hooks without recording, not to be told from none: in 5 of"
                                + " 5 rows."));
    }

    @Test
    void saysWhereTheRoundsDecideNothing() {
        assertThat(verdict(1.0, 1.01, 1.02)).endsWith("met.");
        assertThat(verdict(0.8, 1.0, 1.4)).endsWith("met, but the interval reaches beyond the gate.");
        assertThat(verdict(0.9, 1.3, 1.6)).endsWith("missed; not shown, since the interval holds the goal.");
        assertThat(verdict(1.2, 1.3, 1.4)).endsWith("missed.");
    }

    /** Of seven rounds whose cost is so many times the untraced one, by turns. */
    private static String verdict(double... costs) {
        List<BenchRun> runs = Arrays.stream(Variant.values()).map(variant -> {
            List<BenchRound> rounds = IntStream.range(0, 7)
                    .mapToObj(i -> round(1_000, 1_000_000_000L,
                            Math.round(10_000_000 * (variant == Variant.DEFAULT ? costs[i % costs.length] : 1))))
                    .toList();
            return new BenchRun(variant.label(), variant.detail(), rounds, null, null);
        }).toList();
        BenchScenario open = new BenchScenario("pool-sleep-open", "Pool server", "", runs);
        return OverheadGoals.of(comparison(open)).getFirst();
    }

    @Test
    void judgesNothingByTooFewRounds() {
        assertThat(OverheadGoals.of(comparison(5))).singleElement().asString().startsWith("Too few rounds");
    }

    @Test
    void theDocumentNamesTheMachineAndHasATableOfEqualRows() {
        String text = new OverheadText(comparison(7), Map.of("rounds", "7", "millis", "2000")).markdown();
        assertThat(text).contains("Imagined CPU · 2 cores", "Rounds: 7 of 2000 ms.");
        assertThat(text.lines().filter(line -> line.startsWith("|"))).hasSize(9)
                .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(8));
    }

    private static Comparison comparison(int rounds) {
        BenchScenario saturated = scenario("pool-hello-saturated", "Pool server, hello world, saturated", rounds,
                10_000,
                1_000_000_000L);
        BenchScenario open = scenario("pool-sleep-open", "Pool server, 5 ms of waiting, open loop", rounds, 1_000,
                1_000_000_000L);
        BenchScenario startUp = scenario("start-up", "Start-up", rounds, 1, 100_000_000L);
        return comparison(saturated, open, startUp);
    }

    private static Comparison comparison(BenchScenario... scenarios) {
        return Comparisons.ofBench(new BenchResult("0.1.0", "what tracing costs", MACHINE, Map.of(), List.of("So."),
                List.of(scenarios), List.of()), Map.of());
    }

    /** The default and the one with stacks answer a tenth less, start ten times slower and use 1.12 of the processor. */
    private static BenchScenario scenario(String name, String title, int rounds, int answered, long nanos) {
        return new BenchScenario(name, title, "", Arrays.stream(Variant.values()).map(variant -> {
            boolean records = variant == Variant.DEFAULT || variant == Variant.STACKS;
            boolean one = answered == 1;
            long got = records && !one ? answered * 9L / 10 : answered;
            long length = records && one ? 10 * nanos : nanos;
            BenchRound round = round(got, length, got * (records ? 11_200 : 10_000));
            return new BenchRun(variant.label(), variant.detail(),
                    IntStream.range(0, rounds).mapToObj(_ -> round).toList(), null, null);
        }).toList());
    }

    private static BenchRound round(long answered, long nanos, long cpuNanos) {
        Histogram latency = new Histogram(3);
        latency.recordValueWithCount(5_000_000, answered);
        return new BenchRound(0, nanos, answered, 0, "", latency, new ProcessUse(0, 0, cpuNanos, 0, 0, 0, 0), null, -1);
    }
}
