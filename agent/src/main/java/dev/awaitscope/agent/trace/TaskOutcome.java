package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.TaskRun;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** How a task ended: tasks that are futures keep to themselves what their executor does not get to see. */
final class TaskOutcome {
    private static final VarHandle FUTURE_STATE;
    private static final VarHandle FUTURE_OUTCOME;
    /** {@code FutureTask.EXCEPTIONAL}; what is above are the kinds of cancelled. */
    private static final int EXCEPTIONAL = 3;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(FutureTask.class, MethodHandles.lookup());
            FUTURE_STATE = lookup.findVarHandle(FutureTask.class, "state", int.class);
            FUTURE_OUTCOME = lookup.findVarHandle(FutureTask.class, "outcome", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private TaskOutcome() {}

    static void describe(TaskRun event, Object task, @Nullable Object thrown) {
        if (thrown != null) {
            event.failureClass = thrown.getClass();
        } else if (task instanceof FutureTask) {
            describe(event, (FutureTask<?>) task);
        } else if (task instanceof ForkJoinTask<?> forkJoinTask) {
            event.cancelled = forkJoinTask.isCancelled();
            failed(event, event.cancelled ? null : forkJoinTask.getException());
        } else if (task instanceof CompletableFuture<?> future) {
            Throwable failure = CompletionResult.failure(future);
            event.cancelled = failure instanceof CancellationException;
            failed(event, event.cancelled ? null : failure);
        }
    }

    private static void describe(TaskRun event, FutureTask<?> task) {
        int state = (int) FUTURE_STATE.getVolatile(task);
        event.cancelled = state > EXCEPTIONAL;
        failed(event, state == EXCEPTIONAL ? (Throwable) FUTURE_OUTCOME.get(task) : null);
    }

    private static void failed(TaskRun event, @Nullable Throwable failure) {
        event.failureClass = failure == null ? null : failure.getClass();
    }
}
