package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.CriticalPath.Segment;
import dev.awaitscope.reports.Requests;
import dev.awaitscope.reports.Requests.Sort;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.timeline.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests come from outside of tasks; a typical and a slow one of each sort are followed. */
class RequestPathsTest {
    private static final long MS = 1_000_000;

    @Test
    void aTaskOfATaskIsNoRequest() {
        // T0 submits a task to T1, which submits one to T2.
        List<Requests> requests = requests(Trace.ofAgent(3)
                .submit(0, 10, 1, 5)
                .run(1, 20, 60, 1, 5)
                .submit(1, 30, 2, 6)
                .run(2, 40, 50, 2, 6)
                .end(100));
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().sort()).isEqualTo(Sort.TASK);
        assertThat(requests.getFirst().name()).isEqualTo("app.Task");
        assertThat(requests.getFirst().lengths().count()).isEqualTo(1);
        assertThat(requests.getFirst().lengths().totalNanos()).isEqualTo(50 * MS);
        assertThat(requests.getFirst().typical().fromNanos()).isEqualTo(10 * MS);
        assertThat(requests.getFirst().typical().toNanos()).isEqualTo(60 * MS);
    }

    @Test
    void theTypicalOneIsTheMedianAndTheSlowOneIsNearTheLongest() {
        Trace trace = Trace.ofAgent(2);
        for (int task = 0; task < 20; task++) {
            long start = task * 100L;
            boolean slow = task == 13;
            trace.submit(0, start, task, 5).run(1, start, start + (slow ? 90 : 10), task, 5);
            if (slow) {
                trace.outside(1, "io", start + 5, start + 85, "app.Db.query:1");
            }
        }
        Requests requests = requests(trace.end(2_000)).getFirst();
        assertThat(requests.typical().nanos()).isEqualTo(10 * MS);
        assertThat(requests.slow().nanos()).isEqualTo(90 * MS);
        CriticalPath.Part most = requests.slow().parts().getFirst();
        assertThat(most.state()).isEqualTo(ThreadState.IO);
        assertThat(most.nanos()).isEqualTo(80 * MS);
    }

    @Test
    void aRequestThatQueuedDependsOnWhatTheWorkerDidBefore() {
        Requests requests = requests(Trace.ofAgent(3)
                .submit(0, 10, 1, 5)
                .run(1, 10, 50, 1, 5)
                .submit(2, 20, 2, 5)
                .run(1, 50, 70, 2, 5)
                .end(100)).getFirst();
        assertThat(requests.slow().segments()).extracting(Segment::thread).containsOnly(1);
        assertThat(requests.slow().fromNanos()).isEqualTo(20 * MS);
    }

    @Test
    void anExchangeThatAThreadWaitedForIsARequest() {
        // T1 completes the exchange of T0, and waits for bytes meanwhile.
        List<Requests> requests = requests(Trace.ofAgent(2)
                .wait(0, "http", "jdk.internal.net.http.HttpClientImpl", 10, 80, 1)
                .outside(1, "io", 15, 75, "app.Net.read:1")
                .end(100));
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().sort()).isEqualTo(Sort.HTTP);
        assertThat(requests.getFirst().lengths().totalNanos()).isEqualTo(70 * MS);
        assertThat(requests.getFirst().typical().segments()).extracting(Segment::state)
                .containsExactly(ThreadState.RUNNING, ThreadState.IO, ThreadState.RUNNING);
    }

    @Test
    void whatDidNotEndOrBeganBeforeIsLeftOut() {
        assertThat(requests(Trace.ofAgent(2).submit(0, 10, 1, 5).end(100))).isEmpty();
        assertThat(requests(Trace.ofAgent(2).run(1, 10, 20, 1, 5).end(100))).isEmpty();
    }

    private static List<Requests> requests(Trace trace) {
        return Analysed.of(trace).with(List.of()).requests();
    }
}
