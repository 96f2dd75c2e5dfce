package dev.awaitscope.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessClockTest {
    @Test
    void countsWhatThreadsUsedThatHaveEnded() throws Exception {
        long pid = ProcessHandle.current().pid();
        long before = ProcessClock.nanos(pid);
        long[] burnt = new long[1];
        Thread thread = Thread.ofPlatform().start(() -> {
            var clock = ManagementFactory.getThreadMXBean();
            while (clock.getCurrentThreadCpuTime() < 50_000_000) {
                Thread.onSpinWait();
            }
            burnt[0] = clock.getCurrentThreadCpuTime();
        });
        thread.join();
        assertThat(ProcessClock.nanos(pid) - before).isGreaterThanOrEqualTo(burnt[0]);
    }

    @Test
    void countsAChildOnceItHasEnded() throws Exception {
        long before = ProcessClock.endedChildrenNanos();
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done").start().waitFor();
        assertThat(ProcessClock.endedChildrenNanos() - before).isGreaterThan(1_000_000);
    }

    @Test
    void knowsNothingOfAProcessThatIsNot() {
        assertThat(ProcessClock.nanos(4_194_305)).isNegative();
    }
}
