package dev.awaitscope.reports.recording;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives events to a consumer on another thread, in the same order, so that one thread decodes while another one collects.
 * For one thread that gives; what the consumer did is seen by it after {@link #close}.
 */
final class Relay implements Consumer<TracedEvent>, AutoCloseable {
    private static final int BATCH = 1_024;
    /** Few enough to stay in the caches. */
    private static final int BATCHES = 4;
    /** After the last one. */
    private static final TracedEvent[] END = {};

    private final Consumer<TracedEvent> sink;
    private final BlockingQueue<TracedEvent[]> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread;
    private TracedEvent[] batch = new TracedEvent[BATCH];
    private int size;
    private @Nullable Throwable failure;

    Relay(Consumer<TracedEvent> sink) {
        this.sink = sink;
        this.thread = Thread.ofPlatform().daemon().name("awaitscope-collector").start(this::collect);
    }

    private void collect() {
        try {
            for (TracedEvent[] next = batches.take(); next.length > 0; next = batches.take()) {
                give(next);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a failure the rest is thrown away, so that the giving thread never waits in vain. */
    private void give(TracedEvent[] events) {
        if (failure == null) {
            try {
                for (TracedEvent event : events) {
                    sink.accept(event);
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }

    @Override
    public void accept(TracedEvent event) {
        batch[size++] = event;
        if (size == BATCH) {
            put(batch);
            batch = new TracedEvent[BATCH];
            size = 0;
        }
    }

    private void put(TracedEvent[] events) {
        try {
            batches.put(events);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private CancellationException interrupted(InterruptedException e) {
        thread.interrupt();
        Thread.currentThread().interrupt();
        CancellationException cancelled = new CancellationException("interrupted while reading");
        cancelled.initCause(e);
        return cancelled;
    }

    /** Returns when the consumer has had all events; throws what it threw. */
    @Override
    public void close() {
        if (size > 0) {
            put(Arrays.copyOf(batch, size));
        }
        put(END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }
}
