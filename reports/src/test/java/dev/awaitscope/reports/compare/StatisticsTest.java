package dev.awaitscope.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.awaitscope.reports.compare.Contrast.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void medianOfOddAndEvenCounts() {
        assertThat(Statistics.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Statistics.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    /** All eight sign patterns of ranks 1, 2, 3, counted by hand: sums 0 1 2 3 3 4 5 6. */
    @Test
    void rankSumDistributionOfThree() {
        assertThat(Statistics.rankSumTail(3)).containsExactly(1 / 8.0, 2 / 8.0, 3 / 8.0, 5 / 8.0, 6 / 8.0, 7 / 8.0, 1);
    }

    /** Two-sided 5 % critical values of the signed-rank test as every table has them. */
    @Test
    void rankSumDistributionAgreesWithTheTables() {
        int[][] table = {{6, 0}, {7, 2}, {8, 3}, {9, 5}, {10, 8}, {12, 13}, {15, 25}, {20, 52}};
        for (int[] row : table) {
            double[] tail = Statistics.rankSumTail(row[0]);
            assertThat(2 * tail[row[1]]).as("n = " + row[0]).isLessThanOrEqualTo(0.05);
            assertThat(2 * tail[row[1] + 1]).as("n = " + row[0]).isGreaterThan(0.05);
        }
    }

    @Test
    void fiveRoundsHaveNoIntervalSixHaveTheirWholeRange() {
        List<Double> baseline = Collections.nCopies(5, 1.0);
        assertThat(Statistics.interval(baseline, List.of(1.0, 2.0, 3.0, 4.0, 5.0))).isNull();
        Interval six = Statistics.interval(Collections.nCopies(6, 1.0), List.of(2.0, 4.0, 8.0, 3.0, 5.0, 6.0));
        assertThat(six.low()).isEqualTo(2, within(1e-12));
        assertThat(six.high()).isEqualTo(8, within(1e-12));
        assertThat(six.confidence()).isEqualTo(1 - 2 / 64.0);
    }

    /** Means of pairs of log2 ratios 0, 1, 5: 0, 0.5, 1, 2.5, 3, 5; their median is 1.75. */
    @Test
    void ratioIsTheMedianOfAllMeansOfPairs() {
        assertThat(Statistics.ratio(List.of(1.0, 1.0, 1.0), List.of(1.0, 2.0, 32.0)))
                .isEqualTo(Math.pow(2, 1.75), within(1e-12));
    }

    @Test
    void refusesRoundsThatAreNoPairs() {
        assertThatThrownBy(() -> Statistics.ratio(List.of(1.0), List.of(1.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void swappingTheRunsInvertsRatioAndInterval(
            @ForAll @Size(min = 6, max = 12) List<@DoubleRange(min = 0.01, max = 100) Double> run) {
        List<Double> baseline = Collections.nCopies(run.size(), 3.0);
        Interval there = Statistics.interval(baseline, run);
        Interval back = Statistics.interval(run, baseline);
        assertThat(Statistics.ratio(run, baseline)).isEqualTo(1 / Statistics.ratio(baseline, run), within(1e-9));
        assertThat(back.low()).isEqualTo(1 / there.high(), within(1e-6));
        assertThat(back.high()).isEqualTo(1 / there.low(), within(1e-6));
    }

    @Property
    void intervalHoldsTheRatioAndLiesWithinTheRounds(
            @ForAll @Size(min = 6, max = 12) List<@DoubleRange(min = 0.01, max = 100) Double> run) {
        List<Double> baseline = Collections.nCopies(run.size(), 1.0);
        Interval interval = Statistics.interval(baseline, run);
        assertThat(interval.contains(Statistics.ratio(baseline, run))).isTrue();
        assertThat(interval.low()).isGreaterThanOrEqualTo(Collections.min(run) * (1 - 1e-12));
        assertThat(interval.high()).isLessThanOrEqualTo(Collections.max(run) * (1 + 1e-12));
    }

    @Property
    void whatDisturbsBothRunsOfARoundAlikeChangesNothing(
            @ForAll @Size(value = 7) List<@DoubleRange(min = 0.5, max = 2) Double> disturbance) {
        List<Double> one = List.of(10.0, 11.0, 9.0, 10.5, 9.5, 10.2, 9.8);
        List<Double> other = List.of(20.0, 21.0, 19.0, 22.0, 18.0, 20.5, 19.5);
        assertThat(Statistics.ratio(times(one, disturbance), times(other, disturbance)))
                .isEqualTo(Statistics.ratio(one, other), within(1e-9));
    }

    /** The promise itself: of 4,000 benches with a known ratio of 1.5 and 10 % noise, 95 % or more hold it. */
    @Test
    void intervalHoldsTheTrueRatioAsOftenAsItSays() {
        Random random = new Random(20260520);
        int held = 0;
        int benches = 4_000;
        for (int bench = 0; bench < benches; bench++) {
            List<Double> baseline = new ArrayList<>();
            List<Double> run = new ArrayList<>();
            for (int round = 0; round < 7; round++) {
                baseline.add(Math.exp(0.1 * random.nextGaussian()));
                run.add(1.5 * Math.exp(0.1 * random.nextGaussian()));
            }
            if (Statistics.interval(baseline, run).contains(1.5)) {
                held++;
            }
        }
        double expected = Statistics.interval(Collections.nCopies(7, 1.0), Collections.nCopies(7, 1.0)).confidence();
        assertThat((double) held / benches).isEqualTo(expected, within(0.015));
        assertThat(expected).isGreaterThanOrEqualTo(Statistics.CONFIDENCE);
    }

    private static List<Double> times(List<Double> values, List<Double> factors) {
        List<Double> products = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            products.add(values.get(i) * factors.get(i));
        }
        return products;
    }
}
