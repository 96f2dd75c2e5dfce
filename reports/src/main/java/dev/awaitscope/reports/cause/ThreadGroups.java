package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.TracedThread;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What threads belong to: the pool whose tasks they run, else the virtual threads, the carriers, the event loops or their
 * thread group. Immutable.
 */
final class ThreadGroups {
    /** However many there are, the rest is one group. */
    private static final int MOST = 256;
    private static final String REST = "other groups";

    private final List<String> names;
    private final int[] ofThread;

    ThreadGroups(List<TracedThread> threads, List<Pool> pools) {
        ofThread = new int[threads.size()];
        LinkedHashMap<String, Integer> numbers = new LinkedHashMap<>();
        for (TracedThread thread : threads) {
            String name = name(thread, pools);
            String kept = numbers.containsKey(name) || numbers.size() < MOST - 1 ? name : REST;
            ofThread[thread.index()] = numbers.computeIfAbsent(kept, _ -> numbers.size());
        }
        names = List.copyOf(numbers.sequencedKeySet());
    }

    private static String name(TracedThread thread, List<Pool> pools) {
        if (thread.pool() >= 0) {
            return pools.get(thread.pool()).label();
        }
        if (thread.virtual()) {
            return "virtual threads";
        }
        if (thread.carrier()) {
            return "carriers";
        }
        String group = thread.group();
        return thread.eventLoop() ? "event loops" : group == null ? "no group" : "group " + group;
    }

    /** The number of a thread's group. */
    int of(int thread) {
        return ofThread[thread];
    }

    /** How many there are. */
    int size() {
        return names.size();
    }

    String name(int number) {
        return names.get(number);
    }
}
