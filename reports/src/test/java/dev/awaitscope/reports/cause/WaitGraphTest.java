package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.WaitGraph;
import dev.awaitscope.reports.WaitGraph.Edge;
import dev.awaitscope.reports.WaitGraph.Knot;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.timeline.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waited for whom, and who for nobody but each other. */
class WaitGraphTest {
    private static final long MS = 1_000_000;

    @Test
    void anEdgeSumsTheWaitsOfOneForAnother() {
        WaitGraph graph = graph(Trace.ofAgent(3)
                .wait(0, "latch", "A", 0, 10, 1)
                .wait(0, "future", "B", 20, 50, 1)
                .wait(0, "latch", "A", 60, 65, 2, 2 * MS)
                .wait(1, "idle", "Pool", 0, 40, 2)
                .outside(2, "io", 0, 50, "app.Db.query:1")
                .end(100));
        assertThat(graph.edges()).containsExactly(new Edge(0, 1, 2, 40 * MS, WaitKind.FUTURE, "B", null),
                new Edge(0, 2, 1, 3 * MS, WaitKind.LATCH, "A", null));
        assertThat(graph.knots()).isEmpty();
    }

    @Test
    void aKnotIsThoseThatWaitForEachOtherOnly() {
        Trace trace = Trace.ofAgent(4);
        for (int i = 0; i < 10; i++) {
            trace.wait(0, "queue", "Q", i * 20, i * 20 + 10, 1).wait(1, "queue", "Q", i * 20 + 10, i * 20 + 20, 0);
        }
        trace.wait(3, "latch", "A", 0, 150, 0);
        WaitGraph graph = graph(trace.end(200));
        assertThat(graph.knots()).containsExactly(new Knot(List.of(0, 1), 200 * MS, 0, 0));
    }

    @Test
    void threadsThatWaitForOthersOutsideAreNoKnot() {
        WaitGraph graph = graph(Trace.ofAgent(3)
                .wait(0, "queue", "Q", 0, 10, 1)
                .wait(1, "queue", "Q", 10, 20, 0)
                .wait(1, "latch", "A", 30, 60, 2)
                .end(100));
        assertThat(graph.knots()).isEmpty();
    }

    @Test
    void aDeadlockIsAKnotThatIsStillThere() {
        WaitGraph graph = graph(Trace.ofAgent(2).stuck(0, 1, 50, 10, 1).stuck(1, 2, 50, 20, 0).end(50));
        assertThat(graph.knots()).containsExactly(new Knot(List.of(0, 1), 70 * MS, 0, 70 * MS));
    }

    @Test
    void manyThreadsOfOneSortAreOneActor() {
        Trace trace = Trace.ofAgent(12);
        for (int i = 1; i < 12; i++) {
            trace.lock(i, 5, 0, i * 10L, i - 1);
        }
        Causes causes = Analysed.of(trace.end(200)).with(List.of());
        assertThat(causes.actors()).hasSize(1);
        assertThat(causes.actors().getFirst().label()).isEqualTo("T*");
        assertThat(causes.graph().edges()).hasSize(1);
        assertThat(causes.graph().knots()).containsExactly(new Knot(List.of(0), 660 * MS, 0, 0));
    }

    private static WaitGraph graph(Trace trace) {
        return Analysed.of(trace).with(List.of()).graph();
    }
}
