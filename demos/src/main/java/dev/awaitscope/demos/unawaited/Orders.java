package dev.awaitscope.demos.unawaited;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Futures, and counts of what became of their work. */
final class Orders {
    private final Duration work;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger failuresSeen = new AtomicInteger();

    Orders(Duration work) {
        this.work = work;
    }

    /**
     * Starts the work and returns while it runs. The future is dropped: its work is one more thing that a daemon thread
     * may or may not finish.
     */
    void forget() throws InterruptedException {
        var _ = CompletableFuture.runAsync(this::work);
        begun.await();
    }

    /** Starts work that fails, and returns when it does. The exception is in the future, and the future is dropped. */
    void fail() throws InterruptedException {
        var _ = CompletableFuture.runAsync(this::reject);
        begun.await();
    }

    /** Hangs work on a future that nobody completes, and returns. */
    void hope() {
        CompletableFuture<String> reply = new CompletableFuture<>();
        started.incrementAndGet();
        var _ = reply.thenRun(this::work);
    }

    /** The same work and the same failure, both waited for. */
    void await() {
        CompletableFuture<Void> good = CompletableFuture.runAsync(this::work);
        CompletableFuture<Void> bad = CompletableFuture.runAsync(this::reject);
        good.join();
        try {
            bad.join();
        } catch (CompletionException _) {
            failuresSeen.incrementAndGet();
        }
    }

    private void work() {
        started.incrementAndGet();
        begun.countDown();
        try {
            Thread.sleep(work);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
        finished.incrementAndGet();
    }

    private void reject() {
        started.incrementAndGet();
        failed.incrementAndGet();
        begun.countDown();
        throw new IllegalStateException("the order was refused");
    }

    int started() {
        return started.get();
    }

    int finished() {
        return finished.get();
    }

    int failed() {
        return failed.get();
    }

    int failuresSeen() {
        return failuresSeen.get();
    }
}
