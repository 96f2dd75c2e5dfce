package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.ChannelOperation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Records the operations of asynchronous channels, which one thread submits and another one completes. */
final class ChannelRecorder {
    /*
     * A socket has at most one operation of each kind under way, so that the channel and the kind name it; a file may
     * have many, each of which is a task of its own. What is under way is in a table without locks, like that of threads.
     */
    private static final String[] NAMES = {"read", "write", "accept", "connect"};
    private static final int SLOTS = 1 << 13;
    private static final int WINDOW = 8;
    /** The kind of a task, which is its own name. */
    private static final int TASK = -1;

    /** An operation under way. */
    static final class Operation {
        final Object key;
        final int kind;
        final ChannelOperation event = new ChannelOperation();

        Operation(Object key, int kind, Object channel, int operation) {
            this.key = key;
            this.kind = kind;
            Thread submitter = Thread.currentThread();
            event.submitter = submitter;
            event.submitterId = Threads.id(submitter);
            event.operation = NAMES[operation];
            event.channelClass = Blocker.of(channel).shown();
            event.channelId = System.identityHashCode(channel);
        }
    }

    private final Counters counters;
    private final AtomicReferenceArray<@Nullable Operation> slots = new AtomicReferenceArray<>(SLOTS);

    ChannelRecorder(Counters counters) {
        this.counters = counters;
    }

    /** An operation of a socket begins. */
    @Nullable
    Operation submit(Object channel, int operation) {
        return begin(channel, operation, channel, operation);
    }

    /** An operation of a file begins, which is about to be given to an executor as a task. */
    void submitTask(Object task, Object channel, int operation) {
        begin(task, TASK, channel, operation);
    }

    private @Nullable Operation begin(Object key, int kind, Object channel, int operation) {
        if (Threads.isCarrier(Thread.currentThread())) {
            return null;
        }
        Operation begun = new Operation(key, kind, channel, operation);
        if (!begun.event.isEnabled()) {
            return null;
        }
        int hash = System.identityHashCode(key);
        begun.event.begin();
        for (int i = 0; i < WINDOW; i++) {
            if (slots.compareAndSet(slot(hash, i), null, begun)) {
                return begun;
            }
        }
        counters.dropped(Counters.CHANNEL_OPERATION);
        return null;
    }

    /** The submit has thrown, so that nothing is under way. */
    void refused(Operation operation) {
        int hash = System.identityHashCode(operation.key);
        for (int i = 0; i < WINDOW; i++) {
            slots.compareAndSet(slot(hash, i), operation, null);
        }
    }

    /** The current thread is about to tell the program what became of an operation. */
    void done(@Nullable Object result, @Nullable Object failure, Object channel, int operation) {
        commit(take(channel, operation), result, failure == null ? null : failure.getClass());
    }

    void taskDone(@Nullable Object result, @Nullable Object failure, Object task) {
        commit(take(task, TASK), result, failure == null ? null : failure.getClass());
    }

    /** The time for an operation is over. */
    void timedOut(Object channel, int operation) {
        commit(take(channel, operation), null, java.nio.channels.InterruptedByTimeoutException.class);
    }

    /** The program has cancelled an operation. */
    void cancelled(Object channel, int operation) {
        commit(take(channel, operation), null, CancellationException.class);
    }

    private @Nullable Operation take(Object key, int kind) {
        int hash = System.identityHashCode(key);
        for (int i = 0; i < WINDOW; i++) {
            Operation found = slots.getAcquire(slot(hash, i));
            if (found != null && found.key == key && found.kind == kind
                    && slots.compareAndSet(slot(hash, i), found, null)) {
                return found;
            }
        }
        return null;
    }

    private void commit(@Nullable Operation operation, @Nullable Object result, @Nullable Class<?> failure) {
        if (operation == null || !counters.isOpen() || Threads.isCarrier(Thread.currentThread())) {
            return;
        }
        ChannelOperation event = operation.event;
        event.bytes = result instanceof Number bytes ? bytes.longValue() : -1;
        event.failureClass = failure;
        EventBuffer.clean();
        event.commit();
        counters.committed(Counters.CHANNEL_OPERATION);
    }

    private static int slot(int hash, int i) {
        return hash * WINDOW + i & SLOTS - 1;
    }
}
