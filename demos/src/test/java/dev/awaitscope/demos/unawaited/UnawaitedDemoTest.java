package dev.awaitscope.demos.unawaited;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnawaitedDemoTest {
    @ParameterizedTest
    @CsvSource({"forgotten,1,0,0,0", "failed,1,0,1,0", "never,1,0,0,0", "awaited,2,1,1,1"})
    void countsWhatWasLost(String variant, long started, long finished, long failed, long failuresSeen)
            throws Exception {
        Run run = Run.of(UnawaitedDemo::run, "--variant", variant, "--work", "2s");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.number(variant, 1)).isEqualTo(started);
        assertThat(run.number(variant, 2)).isEqualTo(finished);
        assertThat(run.number(variant, 3)).isEqualTo(failed);
        assertThat(run.number(variant, 4)).isEqualTo(failuresSeen);
    }
}
