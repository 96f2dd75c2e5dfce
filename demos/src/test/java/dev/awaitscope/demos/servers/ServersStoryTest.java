package dev.awaitscope.demos.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void oneThreadSleepsForAllItsClients() throws Exception {
        Run run = Run.of(ServersStory::run, "--clients", "8", "--requests", "80");
        assertThat(run.millis("blocking", TIME)).as("80 times 5 ms, one after the other").isGreaterThanOrEqualTo(400);
        for (String variant : new String[] {"pool", "async", "virtual"}) {
            assertThat(run.millis(variant, TIME)).isLessThan(run.millis("blocking", TIME));
        }
    }
}
