package dev.awaitscope.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who waited for whom, over the whole run. Nodes are the actors. Waits that no thread ended (I/O, timers, idle ones) are
 * no edges.
 *
 * @param edges
 *            the heaviest first
 * @param knots
 *            actors that waited for nobody but each other, the heaviest first
 */
public record WaitGraph(List<Edge> edges, List<Knot> knots) {
    /** Without edges. */
    public static final WaitGraph NONE = new WaitGraph(List.of(), List.of());

    /** Copies the lists. */
    public WaitGraph {
        edges = List.copyOf(edges);
        knots = List.copyOf(knots);
    }

    /**
     * Waits of one actor that another one ended; both are the same where an actor stands for several threads.
     *
     * @param waiter
     *            index of the actor that waited
     * @param holder
     *            index of the actor that ended the waits, or owned what an open one waits for
     * @param count
     *            how many waits
     * @param nanos
     *            how long, up to the wake-ups
     * @param kind
     *            what most of that time was waited for
     * @param blocker
     *            its class; null where there is none
     * @param site
     *            where; null where none was recorded
     */
    public record Edge(int waiter, int holder, long count, long nanos, WaitKind kind, @Nullable String blocker,
            @Nullable String site) {}

    /**
     * A knot (the word is wPerf's, OSDI '18): actors each of which waited, directly or not, for each other one, and
     * hardly for anyone outside. What goes on in it limits all of them, and more of anything else changes nothing.
     *
     * @param actors
     *            indexes, ascending
     * @param nanos
     *            how long they waited for each other
     * @param outsideNanos
     *            how long they waited for others
     * @param openNanos
     *            how much of the former had not ended with the recording
     */
    public record Knot(List<Integer> actors, long nanos, long outsideNanos, long openNanos) {
        /** Copies the list. */
        public Knot {
            actors = List.copyOf(actors);
        }
    }
}
