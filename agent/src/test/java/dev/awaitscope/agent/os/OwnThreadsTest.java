package dev.awaitscope.agent.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class OwnThreadsTest {
    private static final File TASKS = new File("/proc/self/task");
    /** The kernel may bring one of the two up to date a little later. */
    private static final long TICK_NANOS = 20_000_000;
    private static final String NAME = "awaitscope-watch";

    @Test
    void findsTheSameThreadsWithAndWithoutProc() throws Exception {
        assumeThat(TASKS).isDirectory();
        AtomicBoolean stopped = new AtomicBoolean();
        Thread busy = new Thread(() -> {
            while (!stopped.get()) {
                Thread.onSpinWait();
            }
        }, NAME);
        busy.start();
        try {
            awaitCpu();
            Map<String, Long> first = OwnThreads.ofLinux(TASKS.toPath(), TASKS.list());
            Map<String, Long> second = OwnThreads.ofManagement();
            Map<String, Long> third = OwnThreads.ofLinux(TASKS.toPath(), TASKS.list());

            // One clock, looked at from two sides.
            assertThat(second.get(NAME)).isBetween(first.get(NAME) - TICK_NANOS, third.get(NAME) + TICK_NANOS);
            assertThat(first.keySet()).allMatch(name -> name.startsWith("awaitscope-") || name.startsWith("JFR "));
        } finally {
            stopped.set(true);
            busy.join();
        }
    }

    private static void awaitCpu() throws Exception {
        while (OwnThreads.cpuNanos().getOrDefault(NAME, 0L) < 5_000_000) {
            Thread.onSpinWait();
        }
    }
}
