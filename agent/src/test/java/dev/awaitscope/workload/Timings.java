package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** When a program waited, and when it did what it was built to wait for, by its own clock. */
final class Timings {
    private static final List<Span> COSTS = Collections.synchronizedList(new ArrayList<>());
    private static final List<Span> WAITS = Collections.synchronizedList(new ArrayList<>());

    private Timings() {}

    /** Sleeps: what others have to wait for. */
    static void slow(long millis) throws InterruptedException {
        long from = System.nanoTime();
        Thread.sleep(millis);
        COSTS.add(new Span(Thread.currentThread(), from, System.nanoTime()));
    }

    /** Computes: what others have to wait for. */
    static void compute(long untilNanos) {
        long from = System.nanoTime();
        while (System.nanoTime() - untilNanos < 0) {
            Thread.onSpinWait();
        }
        COSTS.add(new Span(Thread.currentThread(), from, System.nanoTime()));
    }

    /** Waits; the call returns the thread that ended the wait, null for whichever it was. */
    static void waiting(Callable<@Nullable Thread> wait) throws Exception {
        long from = System.nanoTime();
        Thread by = wait.call();
        WAITS.add(new Span(by, from, System.nanoTime()));
    }

    /** Prints how much of the waiting went on while those that were waited for did what is slow, and all of it. */
    static void print() {
        List<Span> costs = new ArrayList<>(COSTS);
        costs.sort(Comparator.comparingLong(cost -> cost.from - costs.get(0).from));
        long blamed = 0;
        long waited = 0;
        for (Span wait : WAITS) {
            waited += wait.to - wait.from;
            long at = wait.from;
            for (Span cost : costs) {
                if (wait.thread == null || wait.thread == cost.thread) {
                    long from = Math.max(at, cost.from);
                    long to = Math.min(wait.to, cost.to);
                    blamed += Math.max(0, to - from);
                    at = Math.max(at, to);
                }
            }
        }
        System.out.println(blamed + "\t" + waited);
    }

    private static final class Span {
        private final @Nullable Thread thread;
        private final long from;
        private final long to;

        Span(@Nullable Thread thread, long from, long to) {
            this.thread = thread;
            this.from = from;
            this.to = to;
        }
    }
}
