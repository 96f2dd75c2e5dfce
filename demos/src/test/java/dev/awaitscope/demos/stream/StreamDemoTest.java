package dev.awaitscope.demos.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamDemoTest {
    private static final int STEPS = 1;
    private static final int LONGEST_QUEUE = 2;
    private static final int TIME = 3;

    @ParameterizedTest
    @CsvSource({"completed,open 1 2 3 4 5 6 close", "failed,open 1 2 3 failure close",
            "cancelled,open 1 2 3 cancel close", "unbounded,open 1 2 3 4 5 6 close"})
    void stepsComeInOrderAndTheResourceIsClosed(String variant, String steps) throws Exception {
        Run run = Run.of(StreamDemo::run, "--variant", variant, "--wait", "5ms");
        assertThat(run.exitCode()).isZero();
        assertThat(run.row(variant).get(STEPS)).isEqualTo(steps);
    }

    @Test
    void backPressureKeepsTheQueueAtOne() throws Exception {
        Run run = Run.of(StreamDemo::run, "--items", "20", "--wait", "5ms");
        assertThat(run.number("completed", LONGEST_QUEUE)).isEqualTo(1);
        assertThat(run.number("unbounded", LONGEST_QUEUE)).isGreaterThan(3);
    }

    @Test
    void eachWaitIsReal() throws Exception {
        Run run = Run.of(StreamDemo::run, "--variant", "completed", "--items", "4", "--wait", "10ms");
        assertThat(run.millis("completed", TIME)).as("open, 4 items to come, the end, 4 to read, close")
                .isGreaterThanOrEqualTo(10.0 * (1 + 4 + 1 + 2 * 4 + 1));
    }
}
