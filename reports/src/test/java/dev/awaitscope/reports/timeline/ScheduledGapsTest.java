package dev.awaitscope.reports.timeline;

import static dev.awaitscope.reports.timeline.Trace.MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The samples of the scheduler divide what is between waits into running, runnable and unknown. */
class ScheduledGapsTest {

    @Test
    void aThreadThatAlwaysHadACpuRan() {
        Trace trace = Trace.ofAgent(1).sampled(0, 1000).end(1000);
        samples(trace, 0, 1000, 20, 0);
        assertThat(millis(trace)).isEqualTo(Map.of(ThreadState.RUNNING, 1000L));
    }

    @Test
    void aThreadThatSharedACpuWasRunnable() {
        Trace trace = Trace.ofAgent(1).sampled(0, 1000).end(1000);
        samples(trace, 0, 1000, 12, 8);
        assertThat(millis(trace)).isEqualTo(Map.of(ThreadState.RUNNING, 600L, ThreadState.RUNNABLE, 400L));
    }

    @Test
    void aThreadWithoutACpuDidSomethingNoHookSees() {
        Trace trace = Trace.ofAgent(1).wait(0, "lock", "L", 100, 200, -1).sampled(0, 1000).end(1000);
        assertThat(millis(trace)).isEqualTo(Map.of(ThreadState.UNKNOWN, 900L, ThreadState.LOCKED, 100L));
    }

    @Test
    void countersThatLagByATickStillMeanRunning() {
        Trace trace = Trace.ofAgent(1).sampled(0, 100).end(100);
        samples(trace, 0, 80, 20, 0);
        trace.sample(0, 80, 100, 16, 0);
        assertThat(millis(trace)).isEqualTo(Map.of(ThreadState.RUNNING, 100L));
    }

    @Test
    void whatIsNotRunningIsInTheLongestGap() {
        Trace trace = Trace.ofAgent(1)
                .wait(0, "lock", "L", 10, 20, -1)
                .wait(0, "lock", "L", 80, 100, -1)
                .sampled(0, 100)
                .end(100);
        trace.sample(0, 0, 20, 12, 0);
        TracedThread thread = trace.timeline().threads().getFirst();
        assertThat(thread.slices().state(0)).isEqualTo(ThreadState.RUNNING);
        assertThat(thread.slices().endNanos(0)).isEqualTo(10 * MS);
        assertThat(thread.nanos(ThreadState.UNKNOWN)).isEqualTo(58 * MS);
        assertThat(thread.nanos(ThreadState.RUNNING)).isEqualTo(12 * MS);
    }

    @Test
    void queueingAtTheEndOfAWaitIsNotCountedTwice() {
        Trace trace = Trace.ofAgent(1).wait(0, "lock", "L", 0, 50, -1, 30 * MS).sampled(0, 100).end(100);
        trace.sample(0, 20, 40, 0, 20).sample(0, 40, 60, 10, 10);
        samples(trace, 60, 100, 20, 0);
        assertThat(millis(trace)).isEqualTo(
                Map.of(ThreadState.LOCKED, 20L, ThreadState.RUNNABLE, 30L, ThreadState.RUNNING, 50L));
    }

    @Test
    void whereNobodySampledTheThreadIsTakenToRun() {
        Trace trace = Trace.ofAgent(1).sampled(0, 400).end(1000);
        samples(trace, 0, 200, 20, 0);
        assertThat(millis(trace)).isEqualTo(Map.of(ThreadState.RUNNING, 800L, ThreadState.UNKNOWN, 200L));
    }

    @Test
    void withoutSamplesARunOfTheAgentRunsBetweenWaitsAndAnyOtherIsUnknown() {
        assertThat(millis(Trace.ofAgent(1).end(10))).isEqualTo(Map.of(ThreadState.RUNNING, 10L));
        assertThat(millis(Trace.withoutAgent(1).end(10))).isEqualTo(Map.of(ThreadState.UNKNOWN, 10L));
    }

    @Test
    void aCarrierWithoutACpuIsIdle() {
        Trace trace = Trace.ofAgent(0);
        int carrier = trace.thread("ForkJoinPool-1-worker-1", "CarrierThreads", false);
        trace.born(carrier, 0).sampled(0, 1000).end(1000);
        assertThat(millis(trace)).isEqualTo(Map.of(ThreadState.IDLE, 1000L));
        assertThat(trace.timeline().threads().getFirst().carrier()).isTrue();
    }

    @Test
    void theIdOfAnEndedThreadMayBelongToANewOne() {
        Trace trace = Trace.ofAgent(1);
        trace.born(0, 0).died(0, 100);
        int later = trace.symbols().threadCount();
        trace.thread("later", "main", false);
        trace.born(later, 500).sampled(0, 1000).end(1000);
        samples(trace, 0, 100, 20, 0);
        assertThat(trace.timeline().threads().getFirst().cpuNanos()).isEqualTo(100 * MS);
        assertThat(trace.timeline().threads().getLast().cpuNanos()).isEqualTo(-1);
    }

    private static void samples(Trace trace, long from, long to, long run, long queue) {
        for (long at = from; at < to; at += 20) {
            trace.sample(0, at, at + 20, run, queue);
        }
    }

    private static Map<ThreadState, Long> millis(Trace trace) {
        Map<ThreadState, Long> millis = new EnumMap<>(ThreadState.class);
        trace.timeline().threads().getFirst().stateNanos().forEach((state, nanos) -> millis.put(state, nanos / MS));
        return millis;
    }
}
