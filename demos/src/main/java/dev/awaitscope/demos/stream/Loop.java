package dev.awaitscope.demos.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread for everything: source, reader and resource run on it, and wait without it. */
final class Loop implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("loop").factory());

    /** Runs something on the loop as soon as it is free. */
    void execute(Runnable action) {
        thread.execute(action);
    }

    /** Completes on the loop after this time. */
    CompletableFuture<Void> after(Duration wait) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        var _ = thread.schedule(() -> over.complete(null), wait.toNanos(), TimeUnit.NANOSECONDS);
        return over;
    }

    @Override
    public void close() {
        thread.close();
    }
}
