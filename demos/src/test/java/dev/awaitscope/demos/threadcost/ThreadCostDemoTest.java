package dev.awaitscope.demos.threadcost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThreadCostDemoTest {
    @ParameterizedTest
    @EnumSource
    void measuresEachKindInSteps(Variant variant) throws Exception {
        String name = variant.name().toLowerCase(java.util.Locale.ROOT);
        Run run = Run.of(ThreadCostDemo::run, "--variant", name, "--most", "100", "--rounds", "200");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().skip(1)).hasSize(2).allMatch(line -> line.startsWith(name));
        assertThat(run.row(name).get(2)).matches("[\\d,]+\\.\\d\\d us").isNotEqualTo("0.00 us");
        assertThat(run.row(name).get(3)).matches("[\\d,]+\\.\\d\\d us").isNotEqualTo("0.00 us");
    }

    @Test
    void waitingPlatformThreadsReserveTheirStacks() throws InterruptedException {
        Memory platform = new ManyThreads(Variant.PLATFORM, 1).memory(500);
        assertThat(platform.reserved()).isGreaterThan(500 * 100_000L);
    }

    @Test
    void handOversTakeTime() throws InterruptedException {
        assertThat(HandOver.nanos(Thread.ofPlatform(), 1_000)).isPositive();
        assertThat(HandOver.nanos(Thread.ofVirtual(), 1_000)).isPositive();
    }
}
