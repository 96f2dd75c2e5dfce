package dev.awaitscope.workload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads whose stack overflows again and again, each time a few bytes further into calls that have hooks, and that wait
 * as any other thread does afterwards. Nothing here is shared with another thread: what an overflow leaves half done is
 * forgotten.
 */
public final class OverflowWorkload {
    /** How often each thread waits for a latch in the end. */
    public static final int WAITS = 10;
    private static final int ROUNDS = 300;
    private static final long STACK_BYTES = 256 << 10;
    private static volatile long sink;

    private OverflowWorkload() {}

    /** Prints for each thread how often its stack overflowed; arguments are the kinds of its threads. */
    public static void main(String[] args) throws InterruptedException {
        // What is loaded on the last of a stack stays broken for good.
        for (int i = 0; i < 3; i++) {
            step(i);
        }
        sink = new CompletionException(new StackOverflowError()).hashCode();
        for (String kind : args) {
            Thread thread = kind.equals("platform")
                    ? new Thread(null, OverflowWorkload::run, kind, STACK_BYTES)
                    : Virtual.thread(kind, kind, OverflowWorkload::run);
            thread.start();
            thread.join();
        }
    }

    private static void run() {
        int overflows = 0;
        for (int round = 0; round < ROUNDS; round++) {
            overflows += overflow(round);
        }
        for (int i = 0; i < WAITS; i++) {
            awaitLatch();
        }
        System.out.println(Thread.currentThread().getName() + " overflowed " + overflows);
    }

    private static int overflow(int round) {
        try {
            sink = deepen(round, round % 3);
            return 0;
        } catch (StackOverflowError | CompletionException e) {
            return 1;
        }
    }

    /** Frames of two sizes, in an order of its own each round, so that the stack's end is somewhere else each time. */
    private static long deepen(int round, int kind) {
        step(kind);
        return (round & 1) == 0 ? deepen(round / 2 + 1, kind) + 1 : deepenMore(round / 2, kind, 1, 2, 3, 4) + 1;
    }

    private static long deepenMore(int round, int kind, long a, long b, long c, long d) {
        step(kind);
        return deepen(round, kind) + a + b + c + d;
    }

    private static void step(int kind) {
        switch (kind) {
            case 0 -> {
                LockSupport.unpark(Thread.currentThread());
                LockSupport.park();
            }
            case 1 -> {
                CompletableFuture<Integer> future = new CompletableFuture<>();
                CompletableFuture<Integer> dependent = future.thenApply(n -> n + 1);
                future.complete(1);
                sink = dependent.join();
            }
            default -> {
                FutureTask<Integer> task = new FutureTask<>(() -> 1);
                task.run();
                task.cancel(true);
            }
        }
    }

    private static void awaitLatch() {
        try {
            if (new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts it down");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
