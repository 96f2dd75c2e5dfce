package dev.awaitscope.agent.os;

import dev.awaitscope.agent.trace.Failures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The thread that asks Linux what it did with this process: its threads many times a second, CPU quota, TCP and switches
 * once. It takes at most one hundredth of a core, and of a program that does little no more than a twentieth of what that
 * takes itself: the more a sweep over the threads costs, the fewer there are.
 */
public final class OsSampler implements Runnable {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double COST_LIMIT = 0.01;
    /** Of the program's own time: to wake up in a process that sleeps costs far more than the sweep itself. */
    private static final double SHARE_OF_PROGRAM = 0.05;
    /** What it may take of a core at least, however little the program does. */
    private static final double LEAST_LIMIT = 0.002;
    private static final int SMOOTHED_OVER = 8;

    private final Thread thread = new Thread(this, "awaitscope-os");
    private final Failures failures;
    private final @Nullable ThreadSweep sweep;
    private final List<ControlGroup> controlGroups;
    private final @Nullable TcpSampler tcp;
    private volatile boolean stopped;

    private OsSampler(@Nullable ThreadSweep sweep, List<ControlGroup> controlGroups, @Nullable TcpSampler tcp,
            Failures failures) {
        this.sweep = sweep;
        this.controlGroups = controlGroups;
        this.tcp = tcp;
        this.failures = failures;
        thread.setDaemon(true);
    }

    /**
     * Prepares what is wanted and there is on this system.
     *
     * @param wanted
     *            accepts the names of the groups {@code os-scheduling}, {@code cpu-throttling} and {@code tcp-counters}
     * @param notCovered
     *            told the group's name and the reason for each that is not sampled
     */
    public static OsSampler create(Predicate<String> wanted, BiConsumer<String, String> notCovered,
            Failures failures) {
        return create(Path.of("/proc/self"), wanted, notCovered, failures);
    }

    static OsSampler create(Path proc, Predicate<String> wanted, BiConsumer<String, String> notCovered,
            Failures failures) {
        ThreadSweep sweep = null;
        if (isWanted("os-scheduling", wanted, notCovered)) {
            if (proc.resolve("schedstat").toFile().canRead()) {
                sweep = new ThreadSweep();
            } else {
                notCovered.accept("os-scheduling", "this system has no /proc/self/schedstat");
            }
        }
        List<ControlGroup> groups = List.of();
        if (isWanted("cpu-throttling", wanted, notCovered)) {
            groups = ControlGroups.find(proc);
            if (groups.stream().noneMatch(ControlGroup::hasQuota)) {
                notCovered.accept("cpu-throttling", groups.isEmpty()
                        ? "this system has no control groups for CPUs"
                        : "no CPU quota was in force at the start");
            }
        }
        TcpSampler tcp = null;
        if (isWanted("tcp-counters", wanted, notCovered)) {
            TcpSampler found = new TcpSampler(proc.resolve("net"));
            if (found.isAvailable()) {
                tcp = found;
            } else {
                notCovered.accept("tcp-counters", "this system has no /proc/self/net/netstat");
            }
        }
        return new OsSampler(sweep, groups, tcp, failures);
    }

    private static boolean isWanted(String group, Predicate<String> wanted, BiConsumer<String, String> notCovered) {
        if (!wanted.test(group)) {
            notCovered.accept(group, "switched off by the option groups");
            return false;
        }
        return true;
    }

    /** How many threads there are beyond those that are watched; 0 for none. */
    public int unwatchedThreads() {
        return sweep == null ? 0 : sweep.unwatched();
    }

    /** Whether this system has anything of what is wanted. */
    boolean hasWork() {
        return sweep != null || tcp != null || !controlGroups.isEmpty();
    }

    /** Starts the sampling thread, unless there is nothing to sample. */
    public void start() {
        if (hasWork()) {
            thread.start();
        }
    }

    /** One more sweep over the threads, by the caller: what they did since the last one belongs to what ends now. */
    public void sampleNow() {
        if (sweep != null) {
            attempt(sweep::run);
        }
    }

    /** Ends it. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        // Opened by this thread, it stays this thread's.
        ScheduledThread self = ScheduledThread.open(new File("/proc"), ScheduledThread.SELF, null);
        long secondNanos = System.nanoTime();
        long lastNanos = secondNanos;
        long lastSpent = 0;
        long cost = 0;
        while (!stopped) {
            long startNanos = System.nanoTime();
            // Linux counts a thread's time when it leaves the CPU: what is read here is all of the last round, and its wake-up.
            long spent = self == null ? 0 : self.runNanos();
            cost = smoothed(cost, spent - lastSpent);
            lastSpent = spent;
            if (startNanos - secondNanos >= 0) {
                secondNanos = startNanos + SECOND_NANOS;
                attempt(this::everySecond);
            }
            if (sweep == null) {
                pause(startNanos, SECOND_NANOS);
            } else {
                attempt(sweep::run);
                double busy = (double) sweep.takeRanNanos() / Math.max(1, startNanos - lastNanos);
                lastNanos = startNanos;
                pause(startNanos, period(cost, busy));
            }
        }
        if (sweep != null) {
            sweep.close();
        }
        if (self != null) {
            self.close();
        }
    }

    private static long smoothed(long average, long value) {
        return average == 0 ? value : average + (value - average) / SMOOTHED_OVER;
    }

    /** How far apart rounds must be so that all this thread does stays within its limit, with so many cores busy. */
    static long period(long roundCost, double busy) {
        double limit = Math.max(LEAST_LIMIT, Math.min(COST_LIMIT, SHARE_OF_PROGRAM * busy));
        return Math.max(PERIOD_NANOS, Math.min(SECOND_NANOS, Math.round(roundCost / limit)));
    }

    private void pause(long startNanos, long periodNanos) {
        long left = periodNanos - (System.nanoTime() - startNanos);
        if (left > 0 && !stopped) {
            LockSupport.parkNanos(this, left);
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (Throwable failure) {
            failures.add("os sampler", failure);
        }
    }

    private void everySecond() throws IOException {
        if (sweep != null) {
            sweep.switches();
        }
        for (ControlGroup group : controlGroups) {
            group.sample();
        }
        if (tcp != null) {
            tcp.sample();
        }
    }
}
