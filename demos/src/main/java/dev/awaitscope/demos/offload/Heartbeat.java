package dev.awaitscope.demos.offload;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** A loop's other work: a beat at a fixed interval, and the longest pause between two. Used on the loop's thread. */
final class Heartbeat {
    private static final long INTERVAL_MILLIS = 5;

    private long beats;
    private long lastNanos = System.nanoTime();
    private long longestNanos;

    static Heartbeat start(Vertx vertx) {
        Heartbeat heartbeat = new Heartbeat();
        vertx.setPeriodic(INTERVAL_MILLIS, _ -> heartbeat.beat());
        return heartbeat;
    }

    private void beat() {
        long nowNanos = System.nanoTime();
        longestNanos = Math.max(longestNanos, nowNanos - lastNanos);
        lastNanos = nowNanos;
        beats++;
    }

    long beats() {
        return beats;
    }

    /** Up to now, the pause that is still going on included. */
    long longestNanos() {
        return Math.max(longestNanos, System.nanoTime() - lastNanos);
    }

    static long intervalNanos() {
        return TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
    }
}
