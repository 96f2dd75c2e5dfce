package dev.awaitscope.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.LoadOverTime.Source;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.recording.JdkEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Concurrency and parallelism are what the definition says. */
class LoadSweepTest {

    @Test
    void concurrencyCountsTasksAndThreadsThatRunNone() {
        // T0 is busy throughout; T1 runs a task from 25 to 75 and is idle otherwise.
        Trace trace = Trace.ofAgent(2)
                .run(1, 25, 75, 1, 5)
                .wait(1, "idle", "Pool", 0, 25, -1)
                .wait(1, "idle", "Pool", 75, 100, -1)
                .wait(1, "lock", "L", 30, 60, 0)
                .end(100);
        LoadOverTime load = trace.timeline().load(4);
        assertThat(load.concurrency()).containsExactly(1.0, 2.0, 2.0, 1.0);
        assertThat(load.averageConcurrency()).isEqualTo(1.5);
        assertThat(load.peakConcurrency()).isEqualTo(2);
        assertThat(load.bucketNanos()).isEqualTo(25 * Trace.MS);
        assertThat(load.threadsByState().get(ThreadState.Shown.IDLE)).containsExactly(1.0, 0.0, 0.0, 1.0);
        assertThat(load.threadsByState().get(ThreadState.Shown.BLOCKED)).containsExactly(0.0, 0.8, 0.4, 0.0);
    }

    @Test
    void carriersOnlyCarry() {
        Trace trace = Trace.ofAgent(0);
        trace.born(trace.thread("ForkJoinPool-1-worker-1", "CarrierThreads", false), 0);
        int virtual = trace.thread("v", "VirtualThreads", true);
        trace.born(virtual, 0).died(virtual, 100).end(100);
        LoadOverTime load = trace.timeline().load(1);
        assertThat(load.averageConcurrency()).isEqualTo(1.0);
    }

    @Test
    void parallelismIsWhatTheSchedulerCountedOfTheProgramsThreads() {
        Trace trace = Trace.ofAgent(2).cores(2).sampled(0, 100).end(100);
        for (int at = 0; at < 100; at += 20) {
            trace.sample(0, at, at + 20, 20, 0).sample(1, at, at + 20, 5, 0);
        }
        LoadOverTime load = trace.timeline().load(5);
        assertThat(load.parallelismSource()).isEqualTo(Source.SCHEDULER);
        assertThat(load.parallelism()).containsOnly(1.25);
        assertThat(load.averageParallelism()).isEqualTo(1.25);
        assertThat(load.cores()).isEqualTo(2);
    }

    @Test
    void parallelismIsTheMeanOfWhatWasSampled() {
        Trace trace = Trace.ofAgent(1).cores(2).sampled(0, 60).end(100);
        trace.sample(0, 0, 60, 30, 0);
        LoadOverTime load = trace.timeline().load(2);
        assertThat(load.parallelism()).containsExactly(0.5, 0.5);
        assertThat(load.averageParallelism()).isEqualTo(0.5);
    }

    @Test
    void withoutSamplesTheJvmsOwnLoadStandsInAndThenTheStates() {
        Trace trace = Trace.withoutAgent(1).cores(4).end(100);
        trace.add(new JdkEvent.CpuLoad(50 * Trace.MS, -1, 0.25, 0.25))
                .add(new JdkEvent.CpuLoad(100 * Trace.MS, -1, 0.5, 0.5));
        LoadOverTime load = trace.timeline().load(2);
        assertThat(load.parallelismSource()).isEqualTo(Source.CPU_LOAD);
        assertThat(load.parallelism()).containsExactly(2.0, 4.0);
        LoadOverTime states = Trace.ofAgent(2).wait(0, "lock", "L", 0, 50, 1).end(100).timeline().load(2);
        assertThat(states.parallelismSource()).isEqualTo(Source.STATES);
        assertThat(states.parallelism()).containsExactly(1.0, 2.0);
    }

    @Test
    void bucketsOfAnyNumberHaveTheSameMean() {
        Trace trace = Trace.ofAgent(3).wait(0, "idle", "P", 3, 17, -1).wait(1, "idle", "P", 11, 90, -1).end(100);
        for (int count : List.of(1, 3, 7, 100)) {
            assertThat(trace.timeline().load(count).averageConcurrency()).isCloseTo(2.07, within(1e-4));
        }
    }
}
