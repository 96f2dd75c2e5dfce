package dev.awaitscope.demos.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Something that takes a while to open and to close, such as a connection. Notes both in a list of steps. */
final class AsyncResource {
    private final Loop loop;
    private final Duration wait;
    private final List<String> steps;

    private AsyncResource(Loop loop, Duration wait, List<String> steps) {
        this.loop = loop;
        this.wait = wait;
        this.steps = steps;
    }

    static CompletableFuture<AsyncResource> open(Loop loop, Duration wait, List<String> steps) {
        return loop.after(wait).thenApply(_ -> {
            steps.add("open");
            return new AsyncResource(loop, wait, steps);
        });
    }

    CompletableFuture<Void> close() {
        return loop.after(wait).thenRun(() -> steps.add("close"));
    }
}
