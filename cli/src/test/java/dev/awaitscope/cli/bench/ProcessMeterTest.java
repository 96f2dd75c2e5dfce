package dev.awaitscope.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessMeterTest {
    private static final long PID = ProcessHandle.current().pid();

    @Test
    void countsTheProcessorTimeThatIsBurnt() {
        ProcessMeter meter = ProcessMeter.start(PID);
        long burnt = TimeUnit.MILLISECONDS.toNanos(300);
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + burnt;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        ProcessUse use = meter.stop();
        assertThat(use.cpuNanos()).isGreaterThanOrEqualTo(burnt - TimeUnit.MILLISECONDS.toNanos(20));
        assertThat(use.userNanos() + use.systemNanos())
                .isGreaterThanOrEqualTo(burnt - TimeUnit.MILLISECONDS.toNanos(20));
    }

    @Test
    void countsSwitchesOfEachHandOver() throws InterruptedException {
        SynchronousQueue<Integer> queue = new SynchronousQueue<>();
        int handOvers = 200;
        CountDownLatch done = new CountDownLatch(1);
        Thread taker = Thread.ofPlatform().start(() -> {
            try {
                for (int i = 0; i < handOvers; i++) {
                    queue.take();
                    Thread.sleep(1);
                }
                done.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        ProcessMeter meter = ProcessMeter.start(PID);
        for (int i = 0; i < handOvers; i++) {
            queue.put(i);
        }
        ProcessUse use = meter.stop();
        done.countDown();
        taker.join();
        assertThat(use.voluntarySwitches()).isGreaterThanOrEqualTo(handOvers);
    }

    @Test
    void seesTheMostThreadsAlive() throws InterruptedException {
        ProcessMeter meter = ProcessMeter.start(PID);
        CountDownLatch started = new CountDownLatch(40);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 40; i++) {
            Thread.ofPlatform().start(() -> {
                started.countDown();
                try {
                    end.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        started.await();
        ProcessUse use = meter.stop();
        end.countDown();
        assertThat(use.peakThreads()).isGreaterThan(40);
    }

    @Test
    void knowsNothingOfAProcessThatIsGone() {
        assertThat(ProcessMeter.start(4_194_305).stop()).isNull();
    }

    @Test
    void knowsWhatAProcessUsedThatEndedMeanwhile() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done").start();
        ProcessMeter meter = ProcessMeter.start(process.pid());
        process.waitFor();
        ProcessUse use = meter.stop();
        assertThat(use.cpuNanos()).isPositive();
        assertThat(use.endedThreads()).isEqualTo(1);
    }
}
