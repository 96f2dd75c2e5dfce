package dev.awaitscope.demos.coroutine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Steps of computing, the order in which they ended, and how many were under way at once. Thread-safe. */
final class Steps {
    private static final int ROUNDS = 5_000_000;

    /** Where others could see it; a result that nobody can see need not be computed. */
    volatile int result;
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();

    /**
     * Some ten milliseconds of work: a random number after the other, as no compiler can find the last without the
     * rest.
     */
    void step(String name) {
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        int state = 1;
        for (int round = 0; round < ROUNDS; round++) {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
        }
        result = state;
        order.add(name);
        running.decrementAndGet();
    }

    List<String> order() {
        return List.copyOf(order);
    }

    int mostAtOnce() {
        return mostRunning.get();
    }
}
