package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Actor;
import dev.awaitscope.reports.WaitGraph.Edge;
import dev.awaitscope.reports.WaitGraph.Knot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds actors that wait for nobody but each other: strongly connected components by Tarjan's algorithm. */
final class Knots {
    /** An edge with less than this share of what its actor waited for is noise that would tie everything together. */
    private static final double NOISE = 0.01;
    /** Of what the actors of a knot waited for, at least this share must be each other. */
    private static final double INSIDE = 0.9;
    /** What is less than this share of all waiting is no knot worth a name. */
    private static final double WORTH = 0.01;

    private final List<Edge> edges;
    private final List<Actor> actors;
    private final OpenWaiting open;
    private final List<List<Integer>> leads = new ArrayList<>();
    private final int[] order;
    private final int[] low;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final Set<Integer> onStack = new HashSet<>();
    private final List<List<Integer>> components = new ArrayList<>();
    private int visited;

    Knots(List<Edge> edges, List<Actor> actors, OpenWaiting open) {
        this.edges = edges;
        this.actors = actors;
        this.open = open;
        this.order = new int[actors.size()];
        this.low = new int[actors.size()];
        long[] waited = new long[actors.size()];
        edges.forEach(edge -> waited[edge.waiter()] += edge.nanos());
        actors.forEach(_ -> leads.add(new ArrayList<>()));
        for (Edge edge : edges) {
            if (edge.nanos() >= NOISE * waited[edge.waiter()]) {
                leads.get(edge.waiter()).add(edge.holder());
            }
        }
    }

    List<Knot> all() {
        for (int actor = 0; actor < actors.size(); actor++) {
            if (order[actor] == 0) {
                visit(actor);
            }
        }
        long all = edges.stream().mapToLong(Edge::nanos).sum();
        return components.stream()
                .map(this::knot)
                .filter(knot -> knot.nanos() > 0 && knot.nanos() >= WORTH * all
                        && knot.nanos() >= INSIDE * (knot.nanos() + knot.outsideNanos()))
                .sorted(Comparator.comparingLong(Knot::nanos)
                        .reversed()
                        .thenComparing(knot -> knot.actors().getFirst()))
                .toList();
    }

    /** At most as deep as there are actors, which are few. */
    private void visit(int actor) {
        order[actor] = ++visited;
        low[actor] = visited;
        stack.push(actor);
        onStack.add(actor);
        for (int to : leads.get(actor)) {
            if (order[to] == 0) {
                visit(to);
                low[actor] = Math.min(low[actor], low[to]);
            } else if (onStack.contains(to)) {
                low[actor] = Math.min(low[actor], order[to]);
            }
        }
        if (low[actor] == order[actor]) {
            List<Integer> component = new ArrayList<>();
            int member;
            do {
                member = stack.pop();
                onStack.remove(member);
                component.add(member);
            } while (member != actor);
            component.sort(null);
            components.add(component);
        }
    }

    private Knot knot(List<Integer> members) {
        Set<Integer> set = new HashSet<>(members);
        long inside = 0;
        long outside = 0;
        long notEnded = 0;
        for (Edge edge : edges) {
            if (set.contains(edge.waiter())) {
                boolean within = set.contains(edge.holder());
                inside += within ? edge.nanos() : 0;
                outside += within ? 0 : edge.nanos();
                notEnded += within ? open.nanos(edge.waiter(), edge.holder()) : 0;
            }
        }
        return new Knot(members, inside, outside, notEnded);
    }

    /** How much of the waiting of one actor for another had not ended with the recording. */
    @FunctionalInterface
    interface OpenWaiting {
        long nanos(int waiter, int holder);
    }
}
