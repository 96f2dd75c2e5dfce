package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolNamesTest {
    @ParameterizedTest
    @CsvSource({"pool-3-thread-1 pool-3-thread-2, pool-3", "pool-3-thread-1, pool-3",
            "pool-3-thread-10 pool-3-thread-11, pool-3", "ForkJoinPool-1-worker-2, ForkJoinPool-1",
            "ForkJoinPool.commonPool-worker-1 ForkJoinPool.commonPool-worker-2, ForkJoinPool.commonPool",
            "http-nio-8080-exec-1 http-nio-8080-exec-2, http-nio-8080-exec", "io io io, io"})
    void isWhatTheNamesHaveInCommonWithoutNumbers(String threads, String name) {
        assertThat(PoolNames.of(Arrays.asList(threads.split(" ")))).isEqualTo(name);
    }

    @Test
    void isNullWhereTheyHaveNothingInCommon() {
        assertThat(PoolNames.of(Arrays.asList("a", "b"))).isNull();
        assertThat(PoolNames.of(Arrays.asList("", ""))).isNull();
        assertThat(PoolNames.of(Arrays.asList())).isNull();
    }
}
