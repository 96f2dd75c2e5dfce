package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * A task given to an executor. Either end may be missing: a task submitted before the recording, or not run by its end.
 *
 * @param pool
 *            index of its pool
 * @param taskClass
 *            class of the task as the executor sees it
 * @param thread
 *            index of the thread that ran it, -1 where it did not run
 * @param submitter
 *            index of the thread that submitted it, -1 where that is not known
 * @param submitNanos
 *            when it was submitted, {@link #NOT_KNOWN} where that is not known
 * @param delayNanos
 *            from submit to when it was due, not part of the queue time; negative where it was due before, as the next run
 *            of a periodic task is whose run took longer than its period
 * @param startNanos
 *            when it began to run, {@link #NOT_KNOWN} where it did not
 * @param endNanos
 *            when it ended, {@link #NOT_KNOWN} where it did not
 * @param queueNanos
 *            from due to start, {@link #NOT_KNOWN} where an end of that is not known
 * @param failureClass
 *            class of what it threw, null where it ended well or is not known to have ended
 * @param cancelled
 *            whether it was cancelled, before it began or while it ran
 * @param rejected
 *            whether its executor refused it and nobody ran it
 */
public record TracedTask(int pool, @Nullable String taskClass, int thread, int submitter, long submitNanos,
        long delayNanos, long startNanos, long endNanos, long queueNanos, @Nullable String failureClass,
        boolean cancelled, boolean rejected) {
    /** An instant or length that is not known. */
    public static final long NOT_KNOWN = Long.MIN_VALUE;

    /** How it ended. */
    public Outcome outcome() {
        if (rejected) {
            return Outcome.REJECTED;
        }
        if (cancelled) {
            return Outcome.CANCELLED;
        }
        if (endNanos == NOT_KNOWN) {
            return startNanos == NOT_KNOWN ? Outcome.QUEUED : Outcome.RUNNING;
        }
        return failureClass == null ? Outcome.DONE : Outcome.FAILED;
    }

    /** When it was to run at the earliest; where its submit is not known, when it began. */
    public long dueNanos() {
        return submitNanos == NOT_KNOWN ? startNanos : submitNanos + delayNanos;
    }

    /** Time it ran, 0 where it did not. */
    public long runNanos() {
        return endNanos == NOT_KNOWN ? 0 : endNanos - startNanos;
    }

    /** How a task ended. */
    public enum Outcome {
        /** It ended well. */
        DONE,
        /** It threw. */
        FAILED,
        /** It began and had not ended. */
        RUNNING,
        /** It had not begun. */
        QUEUED,
        /** It was cancelled. */
        CANCELLED,
        /** Its executor refused it. */
        REJECTED
    }
}
