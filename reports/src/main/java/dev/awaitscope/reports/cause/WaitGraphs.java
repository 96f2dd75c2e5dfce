package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.WaitGraph.Edge;
import dev.awaitscope.reports.WaitGraph;
import dev.awaitscope.reports.column.LongIndex;
import dev.awaitscope.reports.column.LongSums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sums waits by who waited and who ended it. */
final class WaitGraphs {
    private static final Comparator<Edge> HEAVIEST_FIRST = Comparator.comparingLong(Edge::nanos)
            .reversed()
            .thenComparingInt(Edge::waiter)
            .thenComparingInt(Edge::holder);

    private final LongSums nanos = new LongSums();
    private final LongSums counts = new LongSums();
    private final LongIndex pairs = new LongIndex();
    private final LongSums open = new LongSums();

    private WaitGraphs() {}

    static WaitGraph of(List<TracedThread> threads, WaitFacts facts, Actors actors) {
        WaitGraphs graphs = new WaitGraphs();
        for (TracedThread thread : threads) {
            graphs.add(thread.slices(), facts, actors, actors.of(thread.index()));
        }
        List<Edge> edges = graphs.edges(facts);
        return new WaitGraph(edges, new Knots(edges, actors.all(), graphs::openNanos).all());
    }

    private void add(Slices slices, WaitFacts facts, Actors actors, int waiter) {
        int last = -1;
        for (int i = 0; i < slices.size(); i++) {
            int wait = slices.wait(i);
            if (wait >= 0 && !facts.idle(wait) && slices.state(i) != ThreadState.RUNNABLE && facts.waker(wait) >= 0) {
                long pair = (long) waiter << 32 | actors.of(facts.waker(wait));
                long number = (long) pairs.of(pair) << 32 | facts.sort(wait);
                nanos.add(number, slices.endNanos(i) - slices.startNanos(i));
                if (wait != last) {
                    counts.add(pair, 1);
                }
                if (facts.open(wait)) {
                    open.add(pair, slices.endNanos(i) - slices.startNanos(i));
                }
            }
            last = wait;
        }
    }

    private long openNanos(int waiter, int holder) {
        return open.of((long) waiter << 32 | holder);
    }

    private List<Edge> edges(WaitFacts facts) {
        long[] totals = new long[pairs.size()];
        long[] most = new long[pairs.size()];
        int[] mostly = new int[pairs.size()];
        for (int i = 0; i < nanos.size(); i++) {
            int pair = (int) (nanos.key(i) >>> 32);
            totals[pair] += nanos.sum(i);
            if (nanos.sum(i) > most[pair]) {
                most[pair] = nanos.sum(i);
                mostly[pair] = (int) nanos.key(i);
            }
        }
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            if (totals[i] > 0) {
                long pair = pairs.value(i);
                WaitSort sort = facts.sortOf(mostly[i]);
                edges.add(new Edge((int) (pair >>> 32), (int) pair, counts.of(pair), totals[i], sort.kind(),
                        sort.blocker(), sort.site()));
            }
        }
        edges.sort(HEAVIEST_FIRST);
        return edges;
    }
}
