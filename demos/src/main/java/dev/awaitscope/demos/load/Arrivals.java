package dev.awaitscope.demos.load;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * When the next request is to start: the difference between the scenarios. Times are nanoseconds since the run began.
 * Used by one loop's thread.
 */
sealed interface Arrivals {
    /** Not before some other request has ended. */
    long NOT_YET = Long.MAX_VALUE;

    /** The instant for which the next request is intended, which may lie in the past or the future. */
    long nextNanos(long nowNanos);

    /** The next request starts now. */
    void started();

    /** A request has ended. */
    void ended(long nowNanos, boolean failed);

    /** Whether no further request will start. */
    boolean exhausted(long nowNanos);

    /**
     * A fixed number of clients, each of which starts a request when its last one was answered, and pauses after a
     * failed one, so that a server that refuses is not asked a million times.
     */
    final class Closed implements Arrivals {
        private static final long PAUSE_NANOS = 10_000_000;

        private final long endNanos;
        private final Queue<Long> pausedUntil = new ArrayDeque<>();
        private int idle;
        private long remaining;

        Closed(int clients, long endNanos) {
            this(clients, endNanos, Long.MAX_VALUE);
        }

        Closed(int clients, long endNanos, long requests) {
            this.idle = clients;
            this.endNanos = endNanos;
            this.remaining = requests;
        }

        @Override
        public long nextNanos(long nowNanos) {
            if (exhausted(nowNanos)) {
                return NOT_YET;
            }
            Long paused = pausedUntil.peek();
            return idle > 0 ? nowNanos : paused != null ? paused : NOT_YET;
        }

        @Override
        public void started() {
            remaining--;
            if (idle > 0) {
                idle--;
            } else {
                pausedUntil.remove();
            }
        }

        @Override
        public void ended(long nowNanos, boolean failed) {
            if (failed) {
                pausedUntil.add(nowNanos + PAUSE_NANOS);
            } else {
                idle++;
            }
        }

        @Override
        public boolean exhausted(long nowNanos) {
            return nowNanos >= endNanos || remaining == 0;
        }
    }

    /**
     * A fixed number of requests per second whether or not the server keeps up, on a bounded number of connections: one
     * that finds none free is late, and its latency says so.
     */
    final class Open implements Arrivals {
        private final double intervalNanos;
        private final double firstNanos;
        private final long endNanos;
        private int free;
        private long started;

        Open(double ratePerSecond, double firstNanos, int connections, long endNanos) {
            this.intervalNanos = 1e9 / ratePerSecond;
            this.firstNanos = firstNanos;
            this.free = connections;
            this.endNanos = endNanos;
        }

        double firstNanos() {
            return firstNanos;
        }

        double intervalNanos() {
            return intervalNanos;
        }

        @Override
        public long nextNanos(long nowNanos) {
            return free > 0 && !exhausted(nowNanos) ? intendedNanos() : NOT_YET;
        }

        @Override
        public void started() {
            free--;
            started++;
        }

        @Override
        public void ended(long nowNanos, boolean failed) {
            free++;
        }

        @Override
        public boolean exhausted(long nowNanos) {
            return intendedNanos() >= endNanos;
        }

        private long intendedNanos() {
            return (long) (firstNanos + started * intervalNanos);
        }
    }

    /** So many clients at once, one request each. */
    final class Burst implements Arrivals {
        private int remaining;

        Burst(int clients) {
            this.remaining = clients;
        }

        @Override
        public long nextNanos(long nowNanos) {
            return remaining > 0 ? 0 : NOT_YET;
        }

        @Override
        public void started() {
            remaining--;
        }

        @Override
        public void ended(long nowNanos, boolean failed) {
            // Nobody comes twice
        }

        @Override
        public boolean exhausted(long nowNanos) {
            return remaining == 0;
        }
    }
}
