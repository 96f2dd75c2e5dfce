package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.CriticalPath.Link;
import dev.awaitscope.reports.CriticalPath.Segment;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.timeline.Timeline;
import dev.awaitscope.reports.timeline.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The path is exactly the one that was built. */
class CriticalPathTest {
    private static final long MS = 1_000_000;

    @Test
    void goesThroughAChainOfWakeUps() {
        // T0 waits for T1, which waits for T2: T2 works up to 60, T1 up to 90, T0 to the end.
        CriticalPath path = ofRun(Trace.ofAgent(3)
                .wait(0, "latch", "A", 10, 90, 1)
                .wait(1, "future", "B", 20, 60, 2)
                .wait(2, "sleep", "S", 95, 120, -1)
                .wait(1, "sleep", "S", 95, 119, -1)
                .outside(0, "io", 100, 130, "app.Db.query:1")
                .end(130));
        assertThat(path.segments()).containsExactly(segment(2, 0, 60, ThreadState.RUNNING, Link.WAKE_UP),
                segment(1, 60, 90, ThreadState.RUNNING, Link.WAKE_UP),
                segment(0, 90, 100, ThreadState.RUNNING, Link.SAME_THREAD),
                segment(0, 100, 130, ThreadState.IO, 4, Link.SAME_THREAD));
        assertThat(path.parts()).extracting(CriticalPath.Part::actor, CriticalPath.Part::nanos)
                .containsExactly(tuple(2, 60), tuple(0, 30), tuple(1, 30), tuple(0, 10));
        assertThat(path.nanos()).isEqualTo(130 * MS);
    }

    @Test
    void goesToTheThreadThatStartedTheOneThatDecided() {
        CriticalPath path = ofRun(Trace.ofAgent(2)
                .born(1, 30, 0)
                .wait(0, "join", "java.lang.Thread", 40, 90, 1)
                .died(1, 90)
                .end(100));
        assertThat(path.segments()).containsExactly(segment(0, 0, 30, ThreadState.RUNNING, Link.SUBMIT),
                segment(1, 30, 90, ThreadState.RUNNING, Link.WAKE_UP),
                segment(0, 90, 100, ThreadState.RUNNING, Link.SAME_THREAD));
    }

    @Test
    void goesFromAnIdleWorkerToWhoGaveItTheTask() {
        CriticalPath path = ofRun(Trace.ofAgent(2)
                .wait(1, "idle", "Pool", 0, 42, -1)
                .submit(0, 40, 1, 5)
                .run(1, 42, 80, 1, 5)
                .wait(0, "future", "F", 41, 80, 1)
                .wait(1, "idle", "Pool", 80, 100, -1)
                .end(100));
        assertThat(path.segments()).containsExactly(segment(0, 0, 40, ThreadState.RUNNING, Link.SUBMIT),
                segment(1, 40, 42, ThreadState.RUNNABLE, 0, Link.SAME_THREAD),
                segment(1, 42, 80, ThreadState.RUNNING, Link.WAKE_UP),
                segment(0, 80, 100, ThreadState.RUNNING, Link.SAME_THREAD));
        assertThat(path.parts()).anyMatch(part -> "app.Task".equals(part.task()) && part.nanos() == 38 * MS);
    }

    @Test
    void aWorkerThatWasBusyWithAnotherTaskIsWhatTheTaskDependedOn() {
        Trace trace = Trace.ofAgent(3)
                .submit(0, 10, 1, 5)
                .run(1, 10, 50, 1, 5)
                .submit(2, 20, 2, 5)
                .run(1, 50, 70, 2, 5)
                .wait(2, "future", "F", 20, 70, 1)
                .end(100);
        Timeline timeline = trace.timeline();
        int second = timeline.tasks().get(0).startNanos() == 50 * MS ? 0 : 1;
        CriticalPath path = paths(timeline).ofTask(second);
        assertThat(path.fromNanos()).isEqualTo(20 * MS);
        assertThat(path.segments()).containsExactly(segment(1, 20, 70, ThreadState.RUNNING, Link.SAME_THREAD));
        assertThat(paths(timeline).ofThread(2).segments()).contains(
                segment(2, 70, 100, ThreadState.RUNNING, Link.SAME_THREAD),
                segment(1, 0, 70, ThreadState.RUNNING, Link.WAKE_UP));
    }

    @Test
    void timeBetweenWakeUpAndRunningIsOnThePath() {
        CriticalPath path = ofRun(Trace.ofAgent(2).wait(0, "latch", "A", 0, 50, 1, 20 * MS).end(60));
        assertThat(path.segments()).containsExactly(segment(1, 0, 30, ThreadState.RUNNING, Link.WAKE_UP),
                segment(0, 30, 50, ThreadState.RUNNABLE, 0, Link.SAME_THREAD),
                segment(0, 50, 60, ThreadState.RUNNING, Link.SAME_THREAD));
    }

    @Test
    void aWakerThatWaitsAgainBeforeTheWokenOneRunsWokeItBefore() {
        // T1 lets T0 go at 30 and waits itself from then on; T0 runs from 32 on.
        CriticalPath path = ofRun(Trace.ofAgent(2)
                .wait(0, "latch", "A", 0, 32, 1)
                .outside(1, "sleep", 30, 60, "app.Main.pause:1")
                .end(60));
        assertThat(path.segments()).containsExactly(segment(1, 0, 30, ThreadState.RUNNING, Link.WAKE_UP),
                segment(0, 30, 32, ThreadState.RUNNABLE, 0, Link.SAME_THREAD),
                segment(0, 32, 60, ThreadState.RUNNING, Link.SAME_THREAD));
    }

    @Test
    void aWakerThatWaitedAllTheTimeExplainsNothing() {
        CriticalPath path = ofRun(Trace.ofAgent(2)
                .wait(0, "latch", "A", 10, 30, 1)
                .outside(1, "sleep", 5, 50, "app.Main.pause:1")
                .end(50));
        assertThat(path.segments()).contains(segment(0, 10, 30, ThreadState.AWAITING, 1, Link.SAME_THREAD));
    }

    @Test
    void segmentsCoverTheRunWhateverItWas() {
        java.util.Random random = new java.util.Random(3);
        for (int round = 0; round < 200; round++) {
            int threads = 1 + random.nextInt(6);
            Trace trace = Trace.ofAgent(threads);
            for (int thread = 0; thread < threads; thread++) {
                int at = random.nextInt(10);
                while (at < 90) {
                    int to = at + 1 + random.nextInt(20);
                    trace.wait(thread, random.nextBoolean() ? "latch" : "idle", "A", at, to, random.nextInt(threads),
                            random.nextInt(3) * MS);
                    at = to + random.nextInt(10);
                }
            }
            CriticalPath path = ofRun(trace.end(120));
            long at = path.fromNanos();
            for (Segment segment : path.segments()) {
                assertThat(segment.startNanos()).isEqualTo(at);
                at = segment.endNanos();
            }
            assertThat(at).isEqualTo(path.toNanos());
            assertThat(path.parts().stream().mapToLong(CriticalPath.Part::nanos).sum()).isEqualTo(path.nanos());
        }
    }

    private static CriticalPath ofRun(Trace trace) {
        return paths(trace.timeline()).ofRun();
    }

    private static CriticalPaths paths(Timeline timeline) {
        WaitFacts facts = WaitFacts.of(timeline.waits());
        return new CriticalPaths(timeline.threads(), timeline.tasks(), facts,
                Actors.of(timeline.threads(), List.of()),
                TaskTracks.of(timeline.tasks(), timeline.threads().size(), facts.memory()));
    }

    private static Segment segment(int thread, int from, int to, ThreadState state, Link next) {
        return segment(thread, from, to, state, -1, next);
    }

    private static Segment segment(int thread, int from, int to, ThreadState state, int wait, Link next) {
        return new Segment(thread, from * MS, to * MS, state, wait, next);
    }

    private static org.assertj.core.groups.Tuple tuple(int actor, int millis) {
        return org.assertj.core.groups.Tuple.tuple(actor, millis * MS);
    }
}
