package dev.awaitscope.reports;

import java.util.List;

/**
 * A thread, or many threads of one sort that are shown as one: virtual threads, the workers of a large pool.
 *
 * @param index
 *            place in {@link Causes#actors()}
 * @param label
 *            name of the thread; of many, their common name with {@code *} for what differs
 * @param threads
 *            indexes of its threads, ascending, at least one
 * @param pool
 *            index of the pool whose tasks they run, -1 for none
 */
public record Actor(int index, String label, List<Integer> threads, int pool) {
    /** Copies the list. */
    public Actor {
        threads = List.copyOf(threads);
    }

    /** Whether it stands for more than one thread. */
    public boolean several() {
        return threads.size() > 1;
    }
}
