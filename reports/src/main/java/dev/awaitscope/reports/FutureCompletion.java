package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * A future was completed.
 *
 * @param thread
 *            index of the thread that completed it, -1 for one that is left out, such as the JDK's timer
 * @param nanos
 *            when
 * @param futureId
 *            its identity hash code
 * @param futureClass
 *            its class
 * @param failureClass
 *            class of what it failed with; null for a value
 * @param cancelled
 *            whether it was cancelled
 * @param dependents
 *            stages and waiting threads that this let go, 64 at most
 */
public record FutureCompletion(int thread, long nanos, int futureId, @Nullable String futureClass,
        @Nullable String failureClass, boolean cancelled, int dependents) {}
