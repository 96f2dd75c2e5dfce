package dev.awaitscope.agent.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the calls of one hook, and times some of them. Lock-free; any thread, also a carrier that mounts a thread. */
final class HookMeter {
    /*
     * A call is counted by one atomic addition to a cell that few other threads use; one in 64 of each cell is timed by
     * two readings of the clock. Each cell begins to at another of its calls: where there are few calls, the first ones,
     * which are interpreted and slow, are among those timed as often as the others, not more often.
     */
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int CELLS = 8;
    /** Longs in a cache line. */
    private static final int APART = 8;
    /** One call in this many is timed. */
    static final int TIMED = 64;
    /** Whoever is in a hook for longer was suspended there, by the scheduler or a safepoint. */
    private static final long LONGEST_NANOS = 100_000;

    private final String hook;
    private final long[] calls = new long[(CELLS + 1) * APART];
    private final AtomicLong timed = new AtomicLong();
    private final AtomicLong timedNanos = new AtomicLong();

    HookMeter(String hook) {
        this.hook = hook;
    }

    /** Name of the hook. */
    String hook() {
        return hook;
    }

    /** Counts a call that begins. Returns what {@link #end} is to be given: when it began, 0 for one that is not timed. */
    long begin() {
        int cell = (int) Threads.id(Thread.currentThread()) & CELLS - 1;
        long before = (long) CELL.getAndAdd(calls, (cell + 1) * APART, 1L);
        long phase = cell * (long) (TIMED / CELLS);
        return (before + phase & TIMED - 1) == 0 ? System.nanoTime() : 0;
    }

    /** The end of the call. */
    void end(long begun) {
        if (begun != 0) {
            add(System.nanoTime() - begun);
        }
    }

    private void add(long nanos) {
        if (nanos < LONGEST_NANOS) {
            timedNanos.addAndGet(nanos);
            timed.incrementAndGet();
        }
    }

    /** How often the hook was called. */
    long calls() {
        long sum = 0;
        for (int cell = 1; cell <= CELLS; cell++) {
            sum += (long) CELL.getVolatile(calls, cell * APART);
        }
        return sum;
    }

    /** How many of the calls were timed. */
    long timed() {
        return timed.get();
    }

    /** Mean of the calls that were timed, with one reading of the clock in it; 0 where none was. */
    double meanNanos() {
        long count = timed.get();
        return count == 0 ? 0 : (double) timedNanos.get() / count;
    }
}
