package dev.awaitscope.demos.load;

import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;

/**
 * Says when requests begin to count and when they no longer do, each at its instant and in a line of its own, so that
 * whoever started this process can read other clocks just then.
 */
final class Announcement implements AutoCloseable {
    private final Window window;
    private final long baseNanos;
    private final PrintStream out;
    private final Thread thread = Thread.ofPlatform().name("announcement").daemon().unstarted(this::announce);
    private volatile boolean over;

    private Announcement(Window window, long baseNanos, PrintStream out) {
        this.window = window;
        this.baseNanos = baseNanos;
        this.out = out;
    }

    /** Begins to watch the clock; {@code baseNanos} is the beginning of the run on that of {@link System#nanoTime}. */
    static Announcement start(Window window, long baseNanos, PrintStream out) {
        Announcement announcement = new Announcement(window, baseNanos, out);
        announcement.thread.start();
        return announcement;
    }

    /** The run is over, and with it the window, if that had no end of its own. */
    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce() {
        parkUntil(window.fromNanos());
        say("measuring");
        parkUntil(window.toNanos());
        say("measured");
    }

    private void parkUntil(long nanos) {
        for (long left = left(nanos); left > 0 && !over; left = left(nanos)) {
            LockSupport.parkNanos(left);
        }
    }

    private long left(long nanos) {
        return nanos - (System.nanoTime() - baseNanos);
    }

    private void say(String what) {
        out.println(what);
        out.flush();
    }
}
