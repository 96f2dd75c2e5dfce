package dev.awaitscope.demos.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterDemoTest {
    private static final int EXPECTED = 1;
    private static final int ACTUAL = 2;
    private static final int LOST = 3;

    @ParameterizedTest
    @ValueSource(strings = {"synchronized", "lock", "atomic", "adder"})
    void correctCountersLoseNothing(String variant) throws Exception {
        Run run = Run.of(CounterDemo::run, "--variant", variant);
        assertThat(run.exitCode()).isZero();
        assertThat(run.number(variant, EXPECTED)).isEqualTo(2_000_000);
        assertThat(run.number(variant, ACTUAL)).isEqualTo(2_000_000);
        assertThat(run.number(variant, LOST)).isZero();
    }

    /**
     * In a new JVM each time: in a warm one the unsynchronized loop is compiled to a single addition, too short to be
     * interrupted.
     */
    @ParameterizedTest
    @ValueSource(strings = {"unsynchronized", "volatile"})
    void wrongCountersLoseUpdatesSoonerOrLater(String variant) throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "on one core updates are lost at preemptions only");
        long lost = 0;
        for (int attempt = 0; attempt < 20 && lost == 0; attempt++) {
            Run run = Run.ofProcess(CounterDemo.class, "--variant", variant, "--increments", "20000000");
            assertThat(run.exitCode()).isZero();
            assertThat(run.number(variant, ACTUAL)).isBetween(1L, 40_000_000L);
            lost = run.number(variant, LOST);
            assertThat(lost).isEqualTo(40_000_000 - run.number(variant, ACTUAL));
        }
        assertThat(lost).isPositive();
    }

    @Test
    void oneThreadAloneLosesNothingInAnyVariant() throws Exception {
        Run run = Run.of(CounterDemo::run, "--threads", "1", "--increments", "1000");
        assertThat(run.out().lines()).hasSize(2 + Variant.values().length);
        for (String variant : new String[] {"unsynchronized", "synchronized", "lock", "atomic", "adder", "volatile"}) {
            assertThat(run.number(variant, ACTUAL)).isEqualTo(1_000);
        }
    }

    @Test
    void moreThreadsExpectMore() throws Exception {
        Run run = Run.of(CounterDemo::run, "--threads", "5", "--increments", "3", "--variant", "lock");
        assertThat(run.number("lock", ACTUAL)).isEqualTo(15);
    }

    @Test
    void refusesNoThreads() throws Exception {
        assertThat(Run.of(CounterDemo::run, "--threads", "0")).isEqualTo(
                new Run(2, "", "counter: --threads 0: needs a whole number from 1 to 1000" + System.lineSeparator()));
    }
}
