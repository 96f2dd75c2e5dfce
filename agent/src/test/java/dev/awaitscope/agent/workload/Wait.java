package dev.awaitscope.agent.workload;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One wait of a thread, the waiter, with two more threads that may end it. One of them does, the winner; the loser does
 * something to the same blocker that must not be taken for the end.
 */
final class Wait {
    private static final long POLL_NANOS = 200_000;

    /** How a thread waits for one kind of blocker, and what the other two do. */
    abstract static class Call {
        /** The kind as the agent calls it. */
        final String kind;
        /** The class of what is waited for; null for none. */
        final @Nullable String blocker;

        Call(String kind, @Nullable Class<?> blocker) {
            this.kind = kind;
            this.blocker = blocker == null ? null : blocker.getName();
        }

        /** Whether the others are in place so that the waiter will have to wait. */
        boolean isReady() {
            return true;
        }

        /** The call that waits. */
        abstract void await(Wait wait) throws Exception;

        /** The winner's part. */
        abstract void win(Wait wait) throws Exception;

        /** The loser's part. */
        abstract void lose(Wait wait) throws Exception;
    }

    final Thread waiter = Thread.currentThread();
    final Thread winner;
    final Thread loser;
    final long lengthNanos;
    /** Who ended the wait; null where no thread did. */
    volatile @Nullable Thread waker;
    /** The waiter's clock directly before and after the call. */
    long beginNanos;
    long endNanos;
    private final Call call;
    private volatile boolean begun;
    /** When another thread saw that the waiter waits; 0 before. */
    private volatile long seenNanos;
    /** When the winner was about to end the wait. */
    private volatile long wakingNanos;
    private volatile @Nullable Throwable failure;

    /** Made by the waiter; the names are those of the other two. */
    Wait(Call call, long lengthNanos, String winner, String loser) {
        this.call = call;
        this.lengthNanos = lengthNanos;
        this.winner = new Thread(() -> run(call::win), winner);
        this.loser = new Thread(() -> run(call::lose), loser);
        this.waker = this.winner;
    }

    private interface Part {
        void run(Wait wait) throws Exception;
    }

    private void run(Part part) {
        try {
            part.run(this);
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** Waits, in a thread that does nothing else that waits. */
    @SuppressWarnings("ThreadPriorityCheck") // a waiter that waited here would have waited twice
    void run() throws Exception {
        loser.start();
        winner.start();
        while (!call.isReady()) {
            rethrow();
            Thread.yield();
        }
        beginNanos = System.nanoTime();
        begun = true;
        call.await(this);
        endNanos = System.nanoTime();
        while (winner.isAlive() || loser.isAlive()) {
            Thread.yield();
        }
        rethrow();
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException(call.kind, thrown);
        }
    }

    /** From when the waiter was seen waiting to when it was about to be woken: the wait is at least this long. */
    long seenLengthNanos() {
        long seen = seenNanos;
        long waking = wakingNanos;
        return seen == 0 || waking == 0 ? 0 : waking - seen;
    }

    /** For winner and loser: returns when the given part of the wait's length has passed since it really began. */
    void sleepUntil(double part) {
        awaitWaiting();
        long until = seenNanos + (long) (part * lengthNanos);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void awaitWaiting() {
        while (seenNanos == 0) {
            Thread.State state = waiter.getState();
            if (begun && (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING
                    || state == Thread.State.BLOCKED)) {
                seenNanos = System.nanoTime();
            } else {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    /** For the winner: called directly before what ends the wait. */
    void waking() {
        wakingNanos = System.nanoTime();
    }
}
