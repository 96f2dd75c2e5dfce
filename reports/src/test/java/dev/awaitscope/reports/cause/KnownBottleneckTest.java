package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Blame.Cause;
import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.timeline.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that were built around one bottleneck: it is named first, and blamed for what it was built to cost. */
class KnownBottleneckTest {
    private static final long MS = 1_000_000;
    private static final double WITHIN = 0.05;

    /** Eight threads, one lock; who has it works for 9 of 10 ms under it and is away for 1 ms. */
    @Test
    void oneLock() {
        Trace trace = Trace.ofAgent(8);
        long expected = 0;
        for (int i = 8; i < 400; i++) {
            trace.lock(i % 8, 5, i * 10 - 69, i * 10, (i + 7) % 8);
            expected += 69;
        }
        Causes causes = causes(trace.end(4_010));
        long running = nanos(causes, Cause.RUNNING, null);
        assertThat(causes.blame().totalNanos()).isEqualTo(expected * MS);
        assertThat((double) running / (expected * MS)).isBetween(1 - WITHIN, 1.0);
        assertThat(causes.blame().charges().getFirst().kind()).isEqualTo(WaitKind.LOCK);
        assertThat(causes.graph().knots()).hasSize(1);
    }

    /** Three stages with queues between: the middle one takes 10 ms an item, its neighbours 2 ms. */
    @Test
    void oneSlowStage() {
        Trace trace = Trace.ofAgent(3);
        for (int i = 0; i < 100; i++) {
            trace.wait(2, "queue", "java.util.concurrent.ArrayBlockingQueue", i * 10 + 2, i * 10 + 10, 1)
                    .wait(0, "queue", "java.util.concurrent.ArrayBlockingQueue", i * 10 + 2, i * 10 + 10, 1);
        }
        Causes causes = causes(trace.end(1_000));
        assertThat(causes.blame().roots().getFirst())
                .isEqualTo(new Blame.Root(1, Cause.RUNNING, null, null, null, null, 1_600 * MS, 0));
        assertThat(causes.criticalPath().parts().getFirst().actor()).isEqualTo(1);
        assertThat((double) causes.criticalPath().parts().getFirst().nanos() / (980 * MS)).isBetween(1 - WITHIN, 1.05);
    }

    /** Ten clients, two workers: each client waits for its task, of which each worker has five to do, 20 ms of I/O each. */
    @Test
    void aPoolTooSmall() {
        Trace trace = Trace.ofAgent(12);
        for (int client = 0; client < 10; client++) {
            int worker = 10 + client % 2;
            long start = client / 2 * 20L;
            trace.submit(client, 0, client, 5)
                    .run(worker, start, start + 20, client, 5)
                    .outside(worker, "io", start, start + 20, "app.Db.query:1")
                    .wait(client, "future", "java.util.concurrent.FutureTask", 0, start + 20, worker);
        }
        Causes causes = causes(trace.end(100));
        // Clients wait 20 + 20 + 40 + 40 .. 100 + 100, workers 100 each: all of it for that I/O.
        assertThat(causes.blame().totalNanos()).isEqualTo((600 + 200) * MS);
        assertThat(nanos(causes, Cause.IO, "app.Db.query:1")).isEqualTo(800 * MS);
        assertThat(causes.blame().roots().getFirst().task()).isEqualTo("app.Task");
    }

    /** One loop, four clients that each wait for its answer; the loop sleeps for 90 of 100 ms. */
    @Test
    void aLoopBlocked() {
        Trace trace = Trace.ofAgent(5).outside(4, "sleep", 5, 95, "app.Handler.pause:1");
        for (int client = 0; client < 4; client++) {
            trace.wait(client, "future", "java.util.concurrent.CompletableFuture", 0, 100, 4);
        }
        Causes causes = causes(trace.end(100));
        assertThat(causes.blame().roots().getFirst()).isEqualTo(
                new Blame.Root(4, Cause.TIMER, WaitKind.SLEEP, null, "app.Handler.pause:1", null, 450 * MS, 90 * MS));
        assertThat(causes.blame().totalNanos()).isEqualTo(490 * MS);
    }

    /** Two carriers, two virtual threads that compute for 100 ms, eight that want to run meanwhile. */
    @Test
    void carriersBusy() {
        Trace trace = Trace.ofAgent(1);
        int first = trace.thread("ForkJoinPool-1-worker-1", "CarrierThreads", false);
        int second = trace.thread("ForkJoinPool-1-worker-2", "CarrierThreads", false);
        trace.wait(first, "idle", "java.util.concurrent.ForkJoinPool", 0, 1, -1)
                .wait(second, "idle", "java.util.concurrent.ForkJoinPool", 0, 1, -1);
        int taker = trace.thread("taker-a", "VirtualThreads", true);
        int other = trace.thread("taker-b", "VirtualThreads", true);
        trace.born(taker, 0, 0).died(taker, 100).born(other, 0, 0).died(other, 100);
        for (int i = 0; i < 8; i++) {
            int waiting = trace.thread("", "VirtualThreads", true);
            trace.born(waiting, 0, 0)
                    .wait(waiting, "latch", "java.util.concurrent.CountDownLatch", 0, 100, 0, 100 * MS)
                    .died(waiting, 101);
        }
        Causes causes = causes(trace.end(110));
        assertThat(causes.blame().totalNanos()).isEqualTo(800 * MS);
        assertThat((double) nanos(causes, Cause.RUNNING, null) / (800 * MS)).isBetween(1 - WITHIN, 1.0);
        assertThat(causes.actors().get(causes.blame().roots().getFirst().actor()).label()).startsWith("taker-");
    }

    /** T0 waits for T1, T1 for T2, T2 for T3, which reads for 300 ms: it is the root of all three. */
    @Test
    void aChain() {
        Causes causes = causes(Trace.ofAgent(4)
                .outside(3, "io", 0, 300, "app.Db.query:1")
                .wait(2, "latch", "A", 0, 301, 3)
                .wait(1, "future", "B", 0, 302, 2)
                .wait(0, "join", "C", 0, 303, 1)
                .end(310));
        assertThat(nanos(causes, Cause.IO, "app.Db.query:1")).isEqualTo(1_200 * MS);
        assertThat(causes.blame().totalNanos()).isEqualTo((300 + 301 + 302 + 303) * MS);
        assertThat(causes.criticalPath().segments())
                .extracting(segment -> segment.thread(), segment -> segment.endNanos())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 300 * MS),
                        org.assertj.core.groups.Tuple.tuple(3, 301 * MS),
                        org.assertj.core.groups.Tuple.tuple(2, 302 * MS),
                        org.assertj.core.groups.Tuple.tuple(1, 303 * MS),
                        org.assertj.core.groups.Tuple.tuple(0, 310 * MS));
    }

    private static long nanos(Causes causes, Cause cause, @org.jspecify.annotations.Nullable String site) {
        return causes.blame()
                .roots()
                .stream()
                .filter(root -> root.cause() == cause && (site == null || site.equals(root.site())))
                .mapToLong(Blame.Root::nanos)
                .sum();
    }

    private static Causes causes(Trace trace) {
        return Analysed.of(trace).with(List.of());
    }
}
