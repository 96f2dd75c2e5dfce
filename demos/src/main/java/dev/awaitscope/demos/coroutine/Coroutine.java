package dev.awaitscope.demos.coroutine;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A function that can stop in the middle, give a value and go on when it is asked for the next.
 *
 * <p>
 * The JDK keeps its own coroutine, the continuation under each virtual thread, to itself. A virtual thread with a baton
 * does the same: the function runs on it, and either the function or its caller holds the baton, so that only one of
 * the two ever runs. For one caller.
 */
final class Coroutine<T> {
    private final Semaphore toFunction = new Semaphore(0);
    private final Semaphore toCaller = new Semaphore(0);
    private final Thread thread;
    private @Nullable T value;
    private boolean ended;

    /** What a coroutine does. */
    @FunctionalInterface
    interface Body<T> {
        void run(Caller<T> caller) throws InterruptedException;
    }

    /** The one place where a coroutine stops: it returns when the caller asks for the next value. */
    @FunctionalInterface
    interface Caller<T> {
        void give(T value) throws InterruptedException;
    }

    /** A coroutine that has not begun. */
    Coroutine(String name, Body<T> body) {
        thread = Thread.ofVirtual().name(name).unstarted(() -> run(body));
    }

    private void run(Body<T> body) {
        try {
            toFunction.acquire();
            body.run(this::give);
        } catch (InterruptedException _) {
            // Closed while it was stopped
        }
        ended = true;
        toCaller.release();
    }

    private void give(T next) throws InterruptedException {
        value = next;
        toCaller.release();
        toFunction.acquire();
    }

    /** Goes on to the next value, or to the end, which is null. */
    @Nullable
    T next() {
        if (ended) {
            return null;
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        value = null;
        toFunction.release();
        toCaller.acquireUninterruptibly();
        return value;
    }

    /** Ends a coroutine that nobody will ask again. */
    void close() throws InterruptedException {
        if (thread.getState() != Thread.State.NEW) {
            thread.interrupt();
            thread.join();
        }
    }
}
