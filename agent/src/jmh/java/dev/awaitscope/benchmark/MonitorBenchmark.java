package dev.awaitscope.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What it would cost if the program's own {@code synchronized} blocks were hooked, which the agent does not do: the same
 * free monitor as it is, and with the least that hooks would have to do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MonitorBenchmark {
    /*
     * To say who released a monitor that a virtual thread waited for, a hook must have noted which monitor the thread was
     * about to enter, since its carrier sees only that it was unmounted, and each exit must look whether somebody waits.
     * As in the agent: a static call, a handler that may be null, and nothing thrown out to the program.
     */
    private static final class Hooks {
        private static final int SLOTS = 1 << 12;

        private static Hooks handler = new Hooks();

        private final Thread[] threads = new Thread[SLOTS];
        private final Object[] monitors = new Object[SLOTS];
        private volatile int waiting;
        private volatile Object released;

        static void enter(Object monitor) {
            Hooks hooks = handler;
            if (hooks != null) {
                try {
                    hooks.note(monitor);
                } catch (Throwable e) {
                    handler = null;
                }
            }
        }

        static void exit(Object monitor) {
            Hooks hooks = handler;
            if (hooks != null) {
                try {
                    hooks.release(monitor);
                } catch (Throwable e) {
                    handler = null;
                }
            }
        }

        private void note(Object monitor) {
            Thread thread = Thread.currentThread();
            if (thread.isVirtual()) {
                int slot = (int) thread.threadId() & SLOTS - 1;
                monitors[slot] = monitor;
                threads[slot] = thread;
            }
        }

        private void release(Object monitor) {
            if (waiting > 0) {
                released = monitor;
            }
        }
    }

    private final Object monitor = new Object();
    private int value;

    /** As compiled. */
    @Benchmark
    public int synchronizedAsItIs() {
        synchronized (monitor) {
            return value++;
        }
    }

    /** With a call before the monitor is entered and one before it is left. */
    @Benchmark
    public int synchronizedHooked() {
        Hooks.enter(monitor);
        synchronized (monitor) {
            int next = value++;
            Hooks.exit(monitor);
            return next;
        }
    }
}
