package dev.awaitscope.agent.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a {@code CompletableFuture} was completed, without counting as someone who looked at it. Needs
 * {@code java.util.concurrent} to be open to this class's module.
 */
final class CompletionResult {
    private static final Class<?> FAILED;
    private static final VarHandle RESULT;
    private static final VarHandle FAILURE;
    private static final VarHandle CAUSE;

    static {
        try {
            FAILED = Class.forName("java.util.concurrent.CompletableFuture$AltResult");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            RESULT = MethodHandles.privateLookupIn(CompletableFuture.class, lookup)
                    .findVarHandle(CompletableFuture.class, "result", Object.class);
            FAILURE = MethodHandles.privateLookupIn(FAILED, lookup).findVarHandle(FAILED, "ex", Throwable.class);
            CAUSE = MethodHandles.privateLookupIn(Throwable.class, lookup)
                    .findVarHandle(Throwable.class, "cause", Throwable.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private CompletionResult() {}

    /** The exception that the future was completed with, as the program threw it; null where there is none. */
    static @Nullable Throwable failure(CompletableFuture<?> future) {
        return failureOf(RESULT.getVolatile(future));
    }

    /** The same for what stands in the future's field {@code result}. */
    static @Nullable Throwable failureOf(@Nullable Object result) {
        return FAILED.isInstance(result) ? cause((Throwable) FAILURE.get(result)) : null;
    }

    static boolean isComplete(CompletableFuture<?> future) {
        return RESULT.getVolatile(future) != null;
    }

    /** Without the exception that futures put around another one. {@code getCause} would take a lock. */
    static @Nullable Throwable cause(@Nullable Throwable failure) {
        Throwable seen = failure;
        while (seen != null && seen.getClass() == CompletionException.class) {
            Throwable cause = (Throwable) CAUSE.get(seen);
            if (cause == null || cause == seen) {
                return seen;
            }
            seen = cause;
        }
        return seen;
    }
}
