package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.FailureUnobserved;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Finds failures of futures that nobody looks at. */
final class FailureRecorder {
    /*
     * Only failures are followed, never values: a future that ends well costs one comparison. A failure is the exception
     * itself, since stages hand it on from future to future; it counts as seen once any of them was asked for its result
     * or had a function called with the exception. What has not been seen when the exception is garbage-collected can
     * never be seen again. What is not collected by the end of the recording is reported then, as still reachable.
     *
     * Not seen as unobserved: an exception that something else keeps alive, until the end; one of which one branch of
     * several stages was looked at; those over the table's bound, which are counted as dropped.
     */
    private static final int MAX_MESSAGE = 200;
    /** The key of failures that stages hand on. */
    private static final int HANDED_ON = 0;
    private static final VarHandle MESSAGE;
    private static final VarHandle OUTCOME;
    private static final MethodHandle STACK;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup());
            MESSAGE = lookup.findVarHandle(Throwable.class, "detailMessage", String.class);
            STACK = lookup.findVirtual(Throwable.class, "getOurStackTrace",
                    MethodType.methodType(StackTraceElement[].class));
            OUTCOME = MethodHandles.privateLookupIn(FutureTask.class, MethodHandles.lookup())
                    .findVarHandle(FutureTask.class, "outcome", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Failure extends WeakTable.Entry {
        final int futureId;
        final Class<?> futureClass;
        final Class<?> failureClass;
        final @Nullable String message;
        final WeakReference<Thread> completer;
        final long completerId;
        final long nanos = System.nanoTime();
        @Nullable
        String site;

        Failure(Throwable failure, int key, Object future, ReferenceQueue<Object> queue) {
            super(failure, key, queue);
            futureId = System.identityHashCode(future);
            futureClass = future.getClass();
            failureClass = failure.getClass();
            message = shortened((String) MESSAGE.get(failure));
            Thread thread = Thread.currentThread();
            completer = new WeakReference<>(thread);
            completerId = Threads.id(thread);
        }

        private static @Nullable String shortened(@Nullable String text) {
            return text == null || text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE);
        }
    }

    private final Counters counters;
    private final WeakTable<Failure> failures = new WeakTable<>();
    private final Budget sites = new Budget(50);

    FailureRecorder(Counters counters) {
        this.counters = counters;
    }

    /** A future was completed with what may be a failure, by the current thread. */
    void completed(Object future, @Nullable Throwable failure) {
        if (failure != null && !(failure instanceof CancellationException)
                && failures.find(failure, HANDED_ON, true) == null
                && failures.find(failure, HANDED_ON, false) == null) {
            add(failure, HANDED_ON, future);
        }
    }

    /** A {@code FutureTask} has failed. Its failures are followed by task: an exception may be thrown on from one. */
    void failed(Object task, Throwable failure) {
        // Not where it was cancelled before.
        if (OUTCOME.get(task) == failure) {
            add(failure, System.identityHashCode(task), task);
        }
    }

    private void add(Throwable failure, int key, Object future) {
        Failure entry = new Failure(failure, key, future, failures.queue());
        entry.site = sites.take() ? site(failure) : null;
        if (!failures.insert(entry)) {
            counters.dropped(Counters.FAILURE_UNOBSERVED);
        } else if (failures.find(failure, key, true) != null) {
            entry.settled = true;
        }
    }

    private static @Nullable String site(Throwable failure) {
        try {
            return Site.of((StackTraceElement[]) STACK.invokeExact(failure));
        } catch (Throwable e) {
            return null;
        }
    }

    /** Somebody looks at how a future was completed: perhaps before the one who completed it has come to say so. */
    void looked(@Nullable Throwable failure) {
        if (failure != null) {
            settle(failure, HANDED_ON, failure);
        }
    }

    private void settle(Throwable failure, int key, Object future) {
        if (failures.find(failure, key, true) == null && failures.find(failure, key, false) == null) {
            Failure entry = new Failure(failure, key, future, failures.queue());
            entry.settled = true;
            failures.insert(entry);
        }
        for (Failure known = failures.find(failure, key, false); known != null; known = failures.find(failure, key,
                false)) {
            known.settled = true;
        }
    }

    /** A function of a stage is given a failure; those of the JDK only clean up. */
    void given(@Nullable Throwable failure, @Nullable Object function) {
        if (failure != null && function != null
                && !function.getClass().getName().startsWith("java.util.concurrent.")) {
            looked(failure);
        }
    }

    /** Somebody looks at how a task ended; not the {@code invokeAll} that waits for it, which drops what it sees. */
    void lookedAtTask(Object task, ThreadStates states) {
        if (!(OUTCOME.get(task) instanceof Throwable failure)) {
            return;
        }
        ThreadState state = states.find(Thread.currentThread());
        WaitScope scope = state == null ? null : state.scope();
        if (scope == null || scope.kind != WaitKind.EXECUTOR) {
            settle(failure, System.identityHashCode(task), task);
        }
    }

    /** Writes those whose exception has been collected. */
    void reportCollected() {
        failures.collected(failure -> report(failure, false));
    }

    /** At the end of the recording: writes those that nobody has looked at yet. */
    void reportReachable() {
        failures.drain(failure -> report(failure, failure.get() != null));
    }

    private void report(Failure failure, boolean reachable) {
        FailureUnobserved event = new FailureUnobserved();
        if (!event.isEnabled() || !counters.isOpen()) {
            return;
        }
        event.futureId = failure.futureId;
        event.futureClass = failure.futureClass;
        event.failureClass = failure.failureClass;
        event.message = failure.message;
        event.completer = failure.completer.get();
        event.completerId = failure.completerId;
        event.site = failure.site;
        event.age = System.nanoTime() - failure.nanos;
        event.reachable = reachable;
        EventBuffer.clean();
        event.commit();
        counters.committed(Counters.FAILURE_UNOBSERVED);
    }
}
