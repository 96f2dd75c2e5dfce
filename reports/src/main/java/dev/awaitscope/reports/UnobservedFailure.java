package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * A future failed and nobody looked.
 *
 * @param nanos
 *            when it failed
 * @param futureId
 *            identity hash code of the future
 * @param futureClass
 *            its class
 * @param failureClass
 *            class of the failure
 * @param message
 *            what that says, shortened
 * @param completer
 *            index of the thread that failed, -1 where it is not known or left out
 * @param site
 *            where the failure was made, null where that was not read
 * @param reachable
 *            whether it could still be looked at when the recording ended
 */
public record UnobservedFailure(long nanos, int futureId, @Nullable String futureClass, @Nullable String failureClass,
        @Nullable String message, int completer, @Nullable String site, boolean reachable) {}
