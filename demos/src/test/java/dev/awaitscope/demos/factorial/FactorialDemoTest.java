package dev.awaitscope.demos.factorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorialDemoTest {
    private static final int THREADS = 5;
    private static final int TIME = 6;

    @ParameterizedTest
    @CsvSource({"sequential,1,15", "threads,4,9", "async,1,9", "virtual,4,9"})
    void multipliesRightOnAsManyThreadsAsPromised(String variant, int threads, int waits) throws Exception {
        Run run = Run.of(FactorialDemo::run, "--variant", variant, "--wait", "5ms");
        assertThat(run.exitCode()).isZero();
        assertThat(run.row(variant).subList(1, THREADS)).containsExactly("2", "6", "24", "3,628,800");
        assertThat(run.number(variant, THREADS)).isEqualTo(threads);
        assertThat(run.millis(variant, TIME)).isGreaterThanOrEqualTo(waits * 5.0);
    }

    @Test
    void overlappingWaitsTakeLessThanTheirSum() throws Exception {
        Run run = Run.of(FactorialDemo::run, "--wait", "100ms");
        for (String variant : new String[] {"threads", "async", "virtual"}) {
            assertThat(run.millis(variant, TIME)).isLessThan(run.millis("sequential", TIME));
        }
    }
}
