package dev.awaitscope.demos.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes longer over an item than the source does, and asks for the next one when it is done, or for all at once. Runs
 * on the loop; what it has counted may be read once {@link #ended} is complete.
 */
final class SlowReader implements Flow.Subscriber<Integer> {
    private final Loop loop;
    private final Duration wait;
    private final boolean allAtOnce;
    private final int enough;
    private final List<String> steps;
    private final Queue<Integer> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private boolean reading;
    private boolean sourceEnded;
    private int read;
    private int longestQueue;

    /**
     * A reader.
     *
     * @param enough
     *            cancels after so many items
     */
    SlowReader(Loop loop, Duration wait, boolean allAtOnce, int enough, List<String> steps) {
        this.loop = loop;
        this.wait = wait;
        this.allAtOnce = allAtOnce;
        this.enough = enough;
        this.steps = steps;
    }

    /** Completes after the last item is done with, exceptionally if the source failed. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** The most items that have arrived and not been begun. */
    int longestQueue() {
        return longestQueue;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(allAtOnce ? Long.MAX_VALUE : 1);
    }

    @Override
    public void onNext(Integer item) {
        waiting.add(item);
        longestQueue = Math.max(longestQueue, waiting.size());
        readNext();
    }

    private void readNext() {
        if (reading) {
            return;
        }
        Integer item = waiting.poll();
        if (item != null) {
            reading = true;
            steps.add(item.toString());
            var _ = loop.after(wait).thenRun(this::done);
        } else if (sourceEnded) {
            ended.complete(null);
        }
    }

    private void done() {
        reading = false;
        if (++read == enough) {
            steps.add("cancel");
            subscription().cancel();
            ended.complete(null);
        } else {
            if (!allAtOnce) {
                subscription().request(1);
            }
            readNext();
        }
    }

    @Override
    public void onError(Throwable failure) {
        steps.add("failure");
        ended.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        sourceEnded = true;
        readNext();
    }

    private Flow.Subscription subscription() {
        if (subscription == null) {
            throw new IllegalStateException("no item comes before the subscription");
        }
        return subscription;
    }
}
