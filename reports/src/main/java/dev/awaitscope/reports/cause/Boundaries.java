package dev.awaitscope.reports.cause;

import java.util.Arrays;

/** Threads by the instant of their next change: a binary heap in two arrays. Not thread-safe. */
final class Boundaries {
    private long[] nanos = new long[16];
    private int[] threads = new int[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** The thread whose change is next; of those at one instant the lowest. */
    int first() {
        return threads[0];
    }

    long firstNanos() {
        return nanos[0];
    }

    void add(int thread, long at) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
            threads = Arrays.copyOf(threads, 2 * size);
        }
        int place = size++;
        while (place > 0 && before(at, thread, (place - 1) / 2)) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        put(place, at, thread);
    }

    void removeFirst() {
        size--;
        if (size > 0) {
            sink(nanos[size], threads[size]);
        }
    }

    private void sink(long at, int thread) {
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && before(nanos[child + 1], threads[child + 1], child)) {
                child++;
            }
            if (before(at, thread, child)) {
                break;
            }
            move(child, place);
            place = child;
        }
        put(place, at, thread);
    }

    private boolean before(long at, int thread, int place) {
        return at < nanos[place] || (at == nanos[place] && thread < threads[place]);
    }

    private void move(int from, int to) {
        nanos[to] = nanos[from];
        threads[to] = threads[from];
    }

    private void put(int place, long at, int thread) {
        nanos[place] = at;
        threads[place] = thread;
    }
}
