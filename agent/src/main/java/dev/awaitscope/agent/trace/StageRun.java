package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.FutureStage;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A dependent stage that a thread is about to run, or runs. Used by that thread alone. */
final class StageRun {
    /** The stage that the thread was running when it came to this one. */
    final @Nullable StageRun outer;
    final ThreadState state;
    final CompletableFuture<?> source;
    final FutureStage event = new FutureStage();
    /** Null where it is not known before the end. */
    @Nullable
    CompletableFuture<?> dependent;
    /** The other one of two sources. */
    @Nullable
    CompletableFuture<?> second;
    /** Whether both of two sources had to be complete. */
    boolean both;
    boolean begun;
    boolean ended;

    StageRun(ThreadState state, CompletableFuture<?> source) {
        this.outer = state.stage;
        this.state = state;
        this.source = source;
    }

    void begin() {
        begun = true;
        event.begin();
    }

    void end() {
        if (begun && !ended) {
            ended = true;
            event.end();
        }
    }
}
