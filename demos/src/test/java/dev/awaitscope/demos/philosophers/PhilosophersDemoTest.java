package dev.awaitscope.demos.philosophers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhilosophersDemoTest {
    @Test
    void allHungryAtOnceStarve() throws Exception {
        Run run = Run.ofProcess(PhilosophersDemo.class, "--variant", "wrong", "--meals", "10", "--patience", "1s");
        assertThat(run.out().lines().findFirst()).hasValue("wrong    0 of 50 meals, none will follow:");
        assertThat(run.out().lines().skip(1).map(String::strip)).containsExactlyElementsOf(IntStream.rangeClosed(1, 5)
                .mapToObj(n -> "philosopher-" + n
                        + " waits for java.util.concurrent.locks.ReentrantLock$NonfairSync, which philosopher-"
                        + (n % 5 + 1) + " holds")
                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ordered", "waiter"})
    void allAreFed(String variant) throws Exception {
        Run run = Run.of(PhilosophersDemo::run, "--variant", variant, "--meals", "500", "--patience", "60s");
        assertThat(run.out().strip()).matches(variant + " +2,500 of 2,500 meals, all are fed");
    }
}
