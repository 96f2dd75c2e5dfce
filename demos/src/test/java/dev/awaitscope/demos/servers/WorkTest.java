package dev.awaitscope.demos.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorkTest {
    @Test
    void sleepWaitsItsFiveMilliseconds() throws InterruptedException {
        long startNanos = System.nanoTime();
        Work.SLEEP.perform();
        assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(5_000_000);
    }

    @Test
    void cpuKnowsPrimes() {
        assertThat(LongStream.range(0, 30).filter(Work::isPrime)).containsExactly(2L, 3L, 5L, 7L, 11L, 13L, 17L, 19L,
                23L, 29L);
    }
}
