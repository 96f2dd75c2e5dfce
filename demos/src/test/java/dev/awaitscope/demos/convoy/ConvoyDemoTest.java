package dev.awaitscope.demos.convoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.api.Test;

class ConvoyDemoTest {
    private static final int ENTRIES = 1;
    private static final int LONGEST_QUEUE = 2;
    private static final int TIME = 3;

    @Test
    void slowCallUnderTheLockMakesAllWaitInLine() throws Exception {
        Run run = Run.of(ConvoyDemo::run, "--threads", "6", "--entries", "5", "--slow", "20ms");
        assertThat(run.exitCode()).isZero();
        assertThat(run.number("wrong", ENTRIES)).isEqualTo(30);
        assertThat(run.number("right", ENTRIES)).isEqualTo(30);
        assertThat(run.number("wrong", LONGEST_QUEUE)).isEqualTo(5);
        assertThat(run.millis("wrong", TIME)).isGreaterThanOrEqualTo(600);
        assertThat(run.millis("right", TIME)).isBetween(100.0, run.millis("wrong", TIME));
    }
}
