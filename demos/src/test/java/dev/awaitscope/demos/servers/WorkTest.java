package dev.awaitscope.demos.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorkTest {
    @Test
    void sleepWaitsItsFiveMilliseconds() throws Exception {
        long startNanos = System.nanoTime();
        new Service(Work.SLEEP, null).perform();
        assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(5_000_000);
    }

    @Test
    void mixedIsSixThreeAndOneOfTen() {
        Map<Work, Long> parts = LongStream.range(0, 20)
                .mapToObj(Work::mixed)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(parts).isEqualTo(Map.of(Work.HELLO, 12L, Work.SLEEP, 6L, Work.CPU, 2L));
    }

    @Test
    void cpuKnowsPrimes() {
        assertThat(LongStream.range(0, 30).filter(Work::isPrime)).containsExactly(2L, 3L, 5L, 7L, 11L, 13L, 17L, 19L,
                23L, 29L);
    }
}
