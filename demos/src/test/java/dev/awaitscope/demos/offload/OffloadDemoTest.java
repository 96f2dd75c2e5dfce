package dev.awaitscope.demos.offload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.api.Test;

class OffloadDemoTest {
    private static final int ANSWERS = 1;
    private static final int TIME = 2;
    private static final int BEATS = 3;
    private static final int LONGEST_PAUSE = 4;

    @Test
    void blockingCallOnTheLoopStopsItsBeats() throws Exception {
        Run run = Run.of(OffloadDemo::run, "--variant", "loop", "--blocked", "100ms", "--calls", "3");
        assertThat(run.row("loop").get(ANSWERS)).isEqualTo("42 42 42");
        assertThat(run.number("loop", BEATS)).isZero();
        assertThat(run.millis("loop", LONGEST_PAUSE)).isGreaterThanOrEqualTo(300);
    }

    @Test
    void loopGoesOnBeatingWhileOthersBlock() throws Exception {
        Run run = Run.of(OffloadDemo::run, "--variant", "executor", "--blocked", "1s", "--calls", "3");
        assertThat(run.row("executor").get(ANSWERS)).isEqualTo("42 42 42");
        assertThat(run.number("executor", BEATS)).isGreaterThan(5);
        assertThat(run.millis("executor", TIME)).isBetween(1_000.0, 3_000.0);
        assertThat(run.millis("executor", LONGEST_PAUSE)).isLessThan(1_000);
    }
}
