package dev.awaitscope.agent.os;

import dev.awaitscope.agent.event.ThreadSchedule;
import dev.awaitscope.agent.trace.Failures;
import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads Linux's scheduler statistics of all threads of this process again and again, and writes what has changed. It
 * takes at most one hundredth of a core: the period grows with what a sweep costs.
 */
public final class ScheduleSampler implements Runnable {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LIST_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int COST_LIMIT = 100;
    /** Each watched thread costs an open file. */
    private static final int MAX_THREADS = 512;
    private static final File TASKS = new File("/proc/self/task");

    private final Thread thread = new Thread(this, "awaitscope-os");
    private final Map<String, ScheduledThread> threads = new HashMap<>();
    private final Failures failures;
    private volatile boolean stopped;
    private volatile boolean truncated;

    public ScheduleSampler(Failures failures) {
        this.failures = failures;
        thread.setDaemon(true);
    }

    /** Whether this system has such statistics. */
    public static boolean isAvailable() {
        return new File("/proc/self/schedstat").canRead();
    }

    /** Whether there were more threads than are watched at once. */
    public boolean isTruncated() {
        return truncated;
    }

    /** Starts the sampling thread. */
    public void start() {
        thread.start();
    }

    /** Ends it. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        // Opened by this thread, it stays this thread's. What a sweep costs is CPU time: on a busy machine it takes longer.
        ScheduledThread self = ScheduledThread.open(new File("/proc"), ScheduledThread.SELF);
        long listedNanos = System.nanoTime() - LIST_PERIOD_NANOS;
        long spentNanos = 0;
        while (!stopped) {
            long startNanos = System.nanoTime();
            try {
                if (startNanos - listedNanos >= LIST_PERIOD_NANOS) {
                    listedNanos = startNanos;
                    list();
                }
                sweep();
            } catch (Throwable failure) {
                failures.add("schedule sampler", failure);
            }
            long totalNanos = self == null ? System.nanoTime() - startNanos : self.runNanos();
            long periodNanos = Math.max(PERIOD_NANOS, COST_LIMIT * (totalNanos - spentNanos));
            spentNanos = self == null ? 0 : totalNanos;
            LockSupport.parkNanos(this, periodNanos - (System.nanoTime() - startNanos));
        }
        threads.values().forEach(ScheduledThread::close);
    }

    private void list() {
        String[] names = TASKS.list();
        if (names == null) {
            return;
        }
        Set<String> gone = new HashSet<>(threads.keySet());
        for (String name : names) {
            if (!gone.remove(name)) {
                add(name);
            }
        }
        gone.forEach(this::remove);
    }

    private void add(String name) {
        if (threads.size() >= MAX_THREADS) {
            truncated = true;
            return;
        }
        ScheduledThread added = ScheduledThread.open(TASKS, name);
        if (added != null) {
            threads.put(name, added);
        }
    }

    private void remove(String name) {
        ScheduledThread removed = threads.remove(name);
        if (removed != null) {
            removed.close();
        }
    }

    private void sweep() {
        if (new ThreadSchedule().isEnabled()) {
            threads.values().removeIf(scheduled -> !scheduled.sample());
        }
    }
}
