package dev.awaitscope.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import dev.awaitscope.reports.compare.Contrast.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final double[] SLOW = {100, 101, 99, 100, 102, 98};
    private static final double[] FAST = {200, 204, 197, 203, 201, 199};

    @Test
    void saysHowMuchFasterWithTheInterval() {
        Scenario scenario = compare(Results.run("blocking", SLOW), Results.run("async", FAST));
        Contrast throughput = contrast(scenario, MeasureKind.THROUGHPUT);
        assertThat(throughput.outcome()).isEqualTo(Outcome.BETTER);
        assertThat(throughput.interval().low()).isGreaterThan(1.9).isLessThan(throughput.ratio());
        assertThat(scenario.verdict().getFirst())
                .matches(
                        "Throughput is highest with async, 201/s: 2\\.\\d\\d times blocking \\(100/s\\) \\[1\\.\\d\\d to 2\\.\\d\\d]\\.");
    }

    @Test
    void saysNoDifferenceWhereThereIsNone() {
        Scenario scenario = compare(Results.run("pool", SLOW), Results.run("virtual", 101, 99, 100, 101, 99, 101));
        assertThat(contrast(scenario, MeasureKind.THROUGHPUT).outcome()).isEqualTo(Outcome.NO_DIFFERENCE);
        assertThat(scenario.verdict().getFirst()).contains("no difference from pool (100/s) [0.9");
    }

    @Test
    void equalValuesAreNotRanked() {
        Scenario scenario = compare(Results.run("pool", 1_000, 1_000), Results.run("virtual", 1_001, 1_000));
        assertThat(scenario.verdict().getFirst()).isEqualTo("Throughput is the same with all, 1,001/s.");
    }

    @Test
    void claimsNothingWithTooFewRounds() {
        Scenario scenario = compare(Results.run("pool", 100, 101), Results.run("virtual", 200, 201));
        Contrast throughput = contrast(scenario, MeasureKind.THROUGHPUT);
        assertThat(throughput.outcome()).isEqualTo(Outcome.TOO_FEW_ROUNDS);
        assertThat(throughput.interval()).isNull();
        assertThat(scenario.verdict().getFirst()).doesNotContain("[");
        assertThat(scenario.verdict().getLast()).isEqualTo(
                "2 rounds are too few for an interval (it takes 6): a difference may be noise.");
    }

    @Test
    void lessIsBetterWhereLessIsBetter() {
        Scenario scenario = compare(Results.run("blocking", SLOW), Results.run("async", FAST));
        assertThat(contrast(scenario, MeasureKind.CPU_PER_REQUEST).outcome()).isEqualTo(Outcome.BETTER);
        assertThat(contrast(scenario, MeasureKind.CPU_PER_REQUEST).ratio()).isLessThan(0.6);
    }

    @Test
    void pairsOnlyTheRoundsThatBothHave() {
        Scenario scenario = compare(Results.run("blocking", SLOW), Results.run("async", 200, 200, 200));
        assertThat(contrast(scenario, MeasureKind.THROUGHPUT).rounds()).isEqualTo(3);
        assertThat(scenario.warnings()).contains("Not every mode has all rounds: blocking 6, async 3.");
    }

    @Test
    void failedRequestsAreNamedAndWarnedAbout() {
        ProcessUse use = new ProcessUse(1, 1, 2, 1, 1, 1, 0);
        BenchRun refusing = new BenchRun("burst", "", List.of(Results.round(100, 7, use)), null, null);
        Scenario scenario = compare(refusing, Results.run("other", 100));
        assertThat(scenario.verdict()).anyMatch(sentence -> sentence.startsWith("Requests failed: burst 7."));
        assertThat(scenario.warnings())
                .anyMatch(warning -> warning.contains("burst failed to answer 7 requests (connect 7)"));
    }

    @Test
    void whatTheSystemDoesNotTellIsLeftOut() {
        BenchRun unknown = new BenchRun("one", "", List.of(Results.round(100, 0, null)), null, null);
        ComparedRun run = compare(unknown).runs().getFirst();
        assertThat(run.measure(MeasureKind.USER_TIME)).isEmpty();
        assertThat(run.measure(MeasureKind.THROUGHPUT)).isPresent();
    }

    @Test
    void threadsThatEndedAreSaidToBeMissing() {
        ProcessUse use = new ProcessUse(1, 1, 2, 5, 1, 1, 3);
        BenchRun run = new BenchRun("one", "", List.of(Results.round(100, 0, use)), null, null);
        assertThat(compare(run).runs().getFirst().measure(MeasureKind.VOLUNTARY_SWITCHES).orElseThrow().note())
                .startsWith("3 threads ended");
    }

    @Test
    void saysThatFullCoresMakeTheWorkDecide() {
        assertThat(compare(Results.run("one", 100), Results.run("two", 100)).why().getFirst())
                .isEqualTo(
                        "Of 2 cores the server and its clients kept busy: one 0.90 + 0.80, two 0.90 + 0.80. one, two used"
                                + " the whole machine, so that the work per request, the clients' share included, sets the pace.");
    }

    @Test
    void saysWhenOtherProcessesHadTheMachine() {
        ProcessUse little = new ProcessUse(1, 1, 300_000_000, 5, 1, 1, 0);
        BenchRun run = new BenchRun("one", "", List.of(Results.round(100, 0, little)), null, null);
        Scenario scenario = compare(run);
        assertThat(scenario.why().getFirst()).contains("had to share the cores with other processes");
        assertThat(scenario.warnings()).contains("Other processes took 0.80 of 2 cores while one was measured.");
    }

    @Test
    void aRunWithoutRoundsIsShownEmpty() {
        Scenario scenario = compare(Results.run("dead"), Results.run("alive", 100));
        assertThat(scenario.runs().getFirst().measures()).isEmpty();
        assertThat(scenario.contrasts()).isEmpty();
        assertThat(scenario.verdict().getFirst()).isEqualTo("Throughput: alive 100/s.");
    }

    @Test
    void tracingCostsWhatTheTracedRoundLacks() {
        BenchRun run = new BenchRun("one", "", List.of(Results.round(200), Results.round(200)), Results.round(180),
                "one.jfr");
        Measure ratio = compare(run).runs().getFirst().measure(MeasureKind.TRACED_RATIO).orElseThrow();
        assertThat(ratio.median()).isEqualTo(0.9);
    }

    @Test
    void aBusyMachineIsWarnedAbout() {
        Environment busy = new Environment("", 2, 0, "", "", 1.5, 2, "");
        BenchResult quiet = Results.result(Results.run("one", 100));
        BenchResult result = new BenchResult(quiet.version(), quiet.title(), busy, quiet.options(), quiet.method(),
                quiet.scenarios(), quiet.incidents());
        assertThat(Comparisons.ofBench(result, Map.of()).warnings()).singleElement()
                .asString()
                .contains("load average 1.50");
        assertThat(Comparisons.ofBench(quiet, Map.of()).warnings()).isEmpty();
    }

    private static Scenario compare(BenchRun... runs) {
        return Comparisons.ofBench(Results.result(runs), Map.of()).scenarios().getFirst();
    }

    private static Contrast contrast(Scenario scenario, MeasureKind kind) {
        return scenario.contrasts().stream().filter(contrast -> contrast.kind() == kind).findFirst().orElseThrow();
    }
}
