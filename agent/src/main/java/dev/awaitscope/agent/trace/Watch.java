package dev.awaitscope.agent.trace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that looks at waits from outside: for those that go on, and for virtual threads that wait for monitors. It
 * looks ten times a second, and a thousand times while a virtual thread waits for a monitor.
 */
final class Watch implements Runnable {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long BUSY_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Thread thread = new Thread(this, "awaitscope-watch");
    private final OpenWaits openWaits;
    private final Counters counters;
    private final Failures failures;
    /** What else is done at each look. */
    private final Runnable alsoLooks;
    private final MonitorRecorder monitors;
    private final MountRecorder mounts;
    private Runnable first = () -> {};
    /** Watching thread only. */
    private long nextLook;
    private volatile boolean stopped;

    Watch(ThreadStates states, Counters counters, Limits limits, Failures failures, Runnable alsoLooks) {
        this.openWaits = new OpenWaits(states, limits.threads());
        this.counters = counters;
        this.failures = failures;
        this.alsoLooks = alsoLooks;
        this.monitors = new MonitorRecorder(states, counters, limits, this::wake);
        this.mounts = new MountRecorder(states, counters);
        thread.setDaemon(true);
    }

    MonitorRecorder monitors() {
        return monitors;
    }

    MountRecorder mounts() {
        return mounts;
    }

    /**
     * Starts the thread.
     *
     * @param before
     *            what it does before it watches
     */
    void start(Runnable before) {
        first = before;
        thread.start();
    }

    void stop() {
        stopped = true;
        wake();
    }

    /** May be called on a carrier. */
    private void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        attempt(first);
        nextLook = System.nanoTime() + PERIOD_NANOS;
        while (!stopped) {
            LockSupport.parkNanos(this, monitors.isBusy() ? BUSY_PERIOD_NANOS : nextLook - System.nanoTime());
            attempt(this::look);
        }
    }

    private void look() {
        collect(false);
        if (System.nanoTime() - nextLook >= 0) {
            nextLook = System.nanoTime() + PERIOD_NANOS;
            openWaits.look();
            alsoLooks.run();
        }
    }

    private void attempt(Runnable part) {
        try {
            part.run();
        } catch (Throwable failure) {
            failures.add("watch", failure);
        }
    }

    private synchronized void collect(boolean reportAll) {
        monitors.collect(wait -> openWaits.report(wait, reportAll));
        mounts.collect();
    }

    /** At the end of a chunk: writes all that has ended and all that goes on. */
    synchronized void reportAll() {
        collect(true);
        openWaits.reportAll();
        mounts.commitAll();
    }

    /** As {@link #reportAll}, with nothing recorded after it. */
    synchronized void reportLast() {
        counters.close();
        reportAll();
    }
}
