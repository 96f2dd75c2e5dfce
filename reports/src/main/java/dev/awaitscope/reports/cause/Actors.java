package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Actor;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.TracedThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Threads, folded where there are too many of one sort to be told apart by a person. Immutable. */
final class Actors {
    /** So many threads of one sort are shown one by one. */
    private static final int SHOWN_EACH = 8;
    /** However many there are, the rest is one actor. */
    private static final int MOST = 500;
    private static final String REST = "other threads";

    private final List<Actor> actors;
    private final int[] ofThread;

    private Actors(List<Actor> actors, int threads) {
        this.actors = actors;
        this.ofThread = new int[threads];
        actors.forEach(actor -> actor.threads().forEach(thread -> ofThread[thread] = actor.index()));
    }

    static Actors of(List<TracedThread> threads, List<Pool> pools) {
        Map<String, List<Integer>> sorts = new LinkedHashMap<>();
        for (TracedThread thread : threads) {
            sorts.computeIfAbsent(sort(thread, pools), _ -> new ArrayList<>()).add(thread.index());
        }
        Map<List<Integer>, String> folded = new LinkedHashMap<>();
        List<Integer> rest = new ArrayList<>();
        sorts.forEach((label, members) -> {
            List<List<Integer>> parts = members.size() > SHOWN_EACH
                    ? List.of(members)
                    : members.stream().map(List::of).toList();
            for (List<Integer> part : parts) {
                if (folded.size() < MOST - 1) {
                    folded.put(part, part.size() > 1 ? label : threads.get(part.getFirst()).label());
                } else {
                    rest.addAll(part);
                }
            }
        });
        if (!rest.isEmpty()) {
            rest.sort(null);
            folded.put(rest, REST);
        }
        List<Actor> actors = new ArrayList<>();
        folded.forEach((members, label) -> actors
                .add(new Actor(actors.size(), label, members, pool(members, threads))));
        return new Actors(List.copyOf(actors), threads.size());
    }

    /** The name with its last number replaced: {@code pool-1-thread-*}. */
    private static String sort(TracedThread thread, List<Pool> pools) {
        if (thread.name().isEmpty()) {
            return thread.virtual() && thread.pool() >= 0
                    ? "virtual threads of " + pools.get(thread.pool()).label()
                    : thread.virtual() ? "virtual threads" : "threads without a name";
        }
        String name = thread.name();
        int end = name.length();
        while (end > 0 && !Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        int begin = end;
        while (begin > 0 && Character.isDigit(name.charAt(begin - 1))) {
            begin--;
        }
        return end == 0 ? name : name.substring(0, begin) + '*' + name.substring(end);
    }

    private static int pool(List<Integer> members, List<TracedThread> threads) {
        int[] pools = members.stream().mapToInt(thread -> threads.get(thread).pool()).distinct().toArray();
        return pools.length == 1 ? pools[0] : -1;
    }

    List<Actor> all() {
        return actors;
    }

    int of(int thread) {
        return ofThread[thread];
    }

    int count() {
        return actors.size();
    }
}
