package dev.awaitscope.demos.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServersStoryTest {
    private static final int ANSWERED = 1;
    private static final int FAILED = 2;
    private static final int TIME = 3;

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "pool", "async", "virtual"})
    void answersAll(String variant) throws Exception {
        Run run = Run.of(ServersStory::run, "--variant", variant, "--work", "hello", "--clients", "4", "--requests",
                "50");
        assertThat(run.exitCode()).isZero();
        assertThat(run.number(variant, ANSWERED)).isEqualTo(50);
        assertThat(run.number(variant, FAILED)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"blocking,400", "pool,50", "async,50", "virtual,50"})
    void sleepsAreReal(String variant, double leastMillis) throws Exception {
        Run run = Run.of(ServersStory::run, "--variant", variant, "--clients", "8", "--requests", "80");
        assertThat(run.millis(variant, TIME)).as("80 times 5 ms, by one thread or eight at a time")
                .isGreaterThanOrEqualTo(leastMillis);
    }
}
