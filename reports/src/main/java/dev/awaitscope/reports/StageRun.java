package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * The function of a stage ran. From the completion of what it depends on to its end lie its delay and its run.
 *
 * @param thread
 *            index of the thread that ran it, -1 for one that is left out
 * @param futureId
 *            identity hash code of the future that it completes
 * @param sourceId
 *            that of the future it depends on
 * @param stage
 *            what it is: apply, accept, run, handle, whenComplete, exceptionally, compose, combine, either
 * @param functionClass
 *            class of the function; of a lambda the class that it is in
 * @param asynchronous
 *            whether it was given to an executor
 * @param late
 *            whether what it depends on was complete before the stage was added
 * @param startNanos
 *            when the function was called
 * @param endNanos
 *            when it had returned
 * @param delayNanos
 *            from the completion of what it depends on to the call, {@link TracedTask#NOT_KNOWN} where that is not known
 * @param failureClass
 *            class of what the function threw; null where it returned
 */
public record StageRun(int thread, int futureId, int sourceId, String stage, @Nullable String functionClass,
        boolean asynchronous, boolean late, long startNanos, long endNanos, long delayNanos,
        @Nullable String failureClass) {
    /** Time it ran. */
    public long runNanos() {
        return endNanos - startNanos;
    }
}
