package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.WaitTotals;
import dev.awaitscope.reports.timeline.Timeline;
import dev.awaitscope.reports.timeline.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdict says what the events prove, the worst first. */
class VerdictTest {

    @Test
    void aRingOfWaitsIsADeadlock() {
        List<String> verdict = verdict(
                Trace.ofAgent(3)
                        .open(0, "lock", 6_000, 1_000, 1)
                        .open(1, "lock", 6_000, 2_000, 0)
                        .open(2, "join", 6_000, 500, 0)
                        .end(6_000));
        assertThat(verdict.getFirst()).isEqualTo("Deadlock: T0 has waited 5.00 s for lock ReentrantLock@9, which T1"
                + " holds; T1 has waited 4.00 s for lock ReentrantLock@9, which T0 holds.");
    }

    @Test
    void waitingForOneWhoDoesNotWaitIsNoDeadlock() {
        List<String> verdict = verdict(Trace.ofAgent(3)
                .open(0, "lock", 6_000, 1_000, 1)
                .open(1, "lock", 6_000, 2_000, 2)
                .end(6_000));
        assertThat(verdict).noneMatch(sentence -> sentence.startsWith("Deadlock"))
                .anyMatch(sentence -> sentence.startsWith("2 waits of over 1 s had not ended with the recording, the"
                        + " longest 5.00 s: T0 for lock ReentrantLock, which T1 holds, at app.Main.run:5"));
    }

    @Test
    void namesWhatWasWaitedForMostAndWhoEndedIt() {
        List<String> verdict = verdict(Trace.ofAgent(3)
                .wait(0, "lock", "app.Cache", 0, 80, 1)
                .wait(0, "latch", "app.Gate", 80, 100, 2)
                .end(100));
        assertThat(verdict.getFirst()).isEqualTo("Threads mostly waited for a Cache: 80 % of 100 ms.");
        assertThat(verdict.get(1)).isEqualTo("Threads waited 100 ms in 2 waits; 80 % of it for lock Cache (1 wait,"
                + " median 80.0 ms, p99 80.0 ms), and T1 ended 100 % of that time.");
    }

    @Test
    void namesAQueueThatIsLongAgainstTheWork() {
        Trace trace = Trace.ofAgent(2);
        for (long i = 0; i < 5; i++) {
            trace.submit(0, 0, i, 5).run(1, i * 10, i * 10 + 10, i, 5);
        }
        assertThat(verdict(trace.end(50))).contains("Tasks of ThreadPoolExecutor queued 20.0 ms (median; p99 40.0 ms)"
                + " and ran 10.0 ms: 1 thread ran them, 1.00 at once on average.");
    }

    @Test
    void saysWhatIsNotSeen() {
        assertThat(verdict(Trace.withoutAgent(1).end(10)).getFirst()).contains("made without Awaitscope's agent");
        assertThat(verdict(Trace.ofAgent(1).end(10)).getFirst())
                .isEqualTo("No thread waited 20.0 µs or longer for anything the agent can see.");
    }

    private static List<String> verdict(Trace trace) {
        Timeline timeline = trace.timeline();
        WaitTotals totals = Analysed.of(trace, timeline).totals();
        long duration = trace.collected().durationNanos();
        List<Pool> pools = Pools.of(timeline.taskMatch(), duration);
        boolean ofAgent = trace.collected().settings() != null;
        RunCoverage coverage = new RunCoverage(ofAgent ? "0.1.0" : null, "", 20_000, 1_000_000, List.of(), List.of(),
                List.of(), List.of(), 0, List.of(), List.of(), 0, -1, -1, null);
        return Verdict.of(timeline.waits(), totals, pools, timeline.load(10), coverage, duration);
    }
}
