package dev.awaitscope.workload;

import java.time.Instant;
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

        /** Whether the waiter, which has begun the call, does wait. */
        boolean waits(Thread waiter) {
            Thread.State state = waiter.getState();
            return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING
                    || state == Thread.State.BLOCKED;
        }

        /** The call that waits. */
        abstract void await(Wait wait) throws Exception;

        /** The winner's part. */
        abstract void win(Wait wait) throws Exception;

        /** The loser's part. */
        abstract void lose(Wait wait) throws Exception;

        /** A pattern for the name of the waker where that is a thread of the JDK's; null for none. */
        @Nullable
        String wakerNames() {
            return null;
        }

        /** Gives back what the call holds. */
        void close() throws Exception {}
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
    /** When it began, for who has another clock. */
    Instant begin = Instant.EPOCH;
    private final Call call;
    private final boolean winnerStartsFirst;
    private volatile boolean begun;
    private volatile boolean ended;
    private volatile boolean lost;
    /** When another thread saw that the waiter waits; 0 before. */
    private volatile long seenNanos;
    /** When the winner was about to end the wait. */
    private volatile long wakingNanos;
    private volatile @Nullable Throwable failure;

    /** Made by the waiter; the names are those of the other two. */
    Wait(Call call, long lengthNanos, String winner, String loser, boolean winnerStartsFirst) {
        this.call = call;
        this.winnerStartsFirst = winnerStartsFirst;
        this.lengthNanos = lengthNanos;
        this.winner = new Thread(() -> run(call::win), winner);
        this.loser = new Thread(() -> run(this::lose), loser);
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

    private void lose(Wait wait) throws Exception {
        call.lose(wait);
        lost = true;
    }

    /** Waits, in a thread that does nothing else that waits. */
    @SuppressWarnings("ThreadPriorityCheck") // a waiter that waited here would have waited twice
    void run() throws Exception {
        (winnerStartsFirst ? winner : loser).start();
        (winnerStartsFirst ? loser : winner).start();
        while (!call.isReady()) {
            rethrow();
            Thread.yield();
        }
        begin = Instant.now();
        beginNanos = System.nanoTime();
        begun = true;
        call.await(this);
        endNanos = System.nanoTime();
        ended = true;
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

    /**
     * The wait is at least this long: from when the waiter was seen waiting to when it was about to be woken, or the time
     * that it gave to the wait itself.
     */
    long forcedNanos() {
        return waker == null ? lengthNanos : wakingAfterNanos();
    }

    /** From when the waiter was seen waiting to when it was about to be woken. */
    long wakingAfterNanos() {
        return wakingNanos - seenNanos;
    }

    /** For winner and loser: returns when the given part of the wait's length has passed since it really began. */
    void sleepUntil(double part) {
        awaitWaiting();
        long until = seenNanos + (long) (part * lengthNanos);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Or returns when the waiter waits no more, which it does by itself where it sleeps. */
    private void awaitWaiting() {
        while (seenNanos == 0) {
            if (ended) {
                seenNanos = System.nanoTime();
                return;
            }
            if (begun && call.waits(waiter)) {
                seenNanos = System.nanoTime();
            } else {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    /** For the winner: as {@link #sleepUntil} the end, and until the loser has done its part. */
    void sleepUntilLost() {
        sleepUntil(1);
        while (!lost && failure == null) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** For the winner: called directly before what ends the wait. */
    void waking() {
        wakingNanos = System.nanoTime();
    }
}
