package dev.awaitscope.demos.load;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes a loop that has a rate to keep: a selector's own time limit counts whole milliseconds, which would add half a
 * millisecond to the latency of each request. Does nothing for the other scenarios.
 */
final class Pacer implements AutoCloseable {
    private static final long SHORTEST_NANOS = 200_000;

    private final Selector selector;
    private final long startNanos;
    private final double intervalNanos;
    private volatile boolean closed;

    private Pacer(Selector selector, long startNanos, double intervalNanos) {
        this.selector = selector;
        this.startNanos = startNanos;
        this.intervalNanos = intervalNanos;
    }

    /**
     * A pacer that runs until it is closed; {@code baseNanos} is the beginning of the run on the clock of {@link
     * System#nanoTime}.
     */
    static Pacer start(Arrivals arrivals, Selector selector, long baseNanos) {
        if (!(arrivals instanceof Arrivals.Open open)) {
            return new Pacer(selector, 0, 0);
        }
        Pacer pacer = new Pacer(selector, baseNanos + (long) open.firstNanos(),
                Math.max(open.intervalNanos(), SHORTEST_NANOS));
        Thread.ofPlatform().name("pacer").daemon().start(pacer::pace);
        return pacer;
    }

    private void pace() {
        while (!closed) {
            long elapsedNanos = System.nanoTime() - startNanos;
            long ticks = (long) (elapsedNanos / intervalNanos) + 1;
            LockSupport.parkNanos((long) (ticks * intervalNanos) - elapsedNanos);
            selector.wakeup();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
