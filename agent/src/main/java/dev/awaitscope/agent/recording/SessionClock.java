package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.trace.Failures;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The thread that begins and ends a session in time, and has it look after its recording. */
final class SessionClock implements Runnable {
    static final long FIRST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Thread thread = new Thread(this, "awaitscope-clock");
    private final Session session;
    private final Failures failures;
    private final long delayNanos;
    private final long durationNanos;
    private volatile boolean stopped;

    /**
     * @param delayNanos
     *            0 for a session that has begun already
     * @param durationNanos
     *            0 for a session without limit
     */
    SessionClock(Session session, Failures failures, long delayNanos, long durationNanos) {
        this.session = session;
        this.failures = failures;
        this.delayNanos = delayNanos;
        this.durationNanos = durationNanos;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        try {
            if (delayNanos > 0) {
                sleepUntil(System.nanoTime() + delayNanos);
                if (!stopped) {
                    session.begin();
                }
            }
            watch(System.nanoTime());
        } catch (Throwable failure) {
            failures.add("session clock", failure);
        }
    }

    private void watch(long beginNanos) {
        long endNanos = beginNanos + durationNanos;
        long nextLook = beginNanos + FIRST_LOOK_NANOS;
        while (!stopped) {
            sleepUntil(durationNanos > 0 && endNanos - nextLook < 0 ? endNanos : nextLook);
            if (stopped) {
                return;
            }
            if (durationNanos > 0 && System.nanoTime() - endNanos >= 0) {
                session.endInTime();
                return;
            }
            nextLook = System.nanoTime() + session.look();
        }
    }

    private void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0 && !stopped; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
