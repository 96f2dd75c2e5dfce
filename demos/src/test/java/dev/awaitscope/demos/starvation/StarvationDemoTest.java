package dev.awaitscope.demos.starvation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StarvationDemoTest {
    private static final int NEWCOMER_WAITED = 1;
    private static final int TASKS = 2;
    private static final int ANSWERED = 3;

    @ParameterizedTest
    @ValueSource(strings = {"busy", "pinned"})
    void newcomerWaitsForACarrier(String variant) throws Exception {
        Run run = Run.of(StarvationDemo::run, "--variant", variant, "--taken", "600ms");
        assertThat(run.exitCode()).isZero();
        assertThat(run.millis(variant, NEWCOMER_WAITED)).isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy-cured", "pinned-cured"})
    void newcomerRunsWhileOthersSleepOrAreElsewhere(String variant) throws Exception {
        Run run = Run.of(StarvationDemo::run, "--variant", variant, "--taken", "2s");
        assertThat(run.millis(variant, NEWCOMER_WAITED)).isLessThan(1_500);
    }

    @Test
    void poolThatWaitsForItselfAnswersNothing() throws Exception {
        Run run = Run.of(StarvationDemo::run, "--variant", "pool", "--workers", "3", "--patience", "300ms");
        assertThat(run.number("pool", TASKS)).isEqualTo(3);
        assertThat(run.number("pool", ANSWERED)).isZero();
    }

    @Test
    void threadPerTaskAnswersAll() throws Exception {
        Run run = Run.of(StarvationDemo::run, "--variant", "pool-cured", "--workers", "3", "--patience", "30s");
        assertThat(run.number("pool-cured", ANSWERED)).isEqualTo(3);
    }
}
