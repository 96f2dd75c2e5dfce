package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * Waits of one sort, summed. Which of the keys are set depends on the list of {@link WaitTotals} it is in.
 *
 * @param kind
 *            what was waited for
 * @param blocker
 *            class of the objects waited for; null where there is none or it is no key here
 * @param site
 *            place in the program; null where none was recorded or it is no key here
 * @param thread
 *            index of the waiting thread; -1 where it is no key here
 * @param lengths
 *            how many and how long
 * @param runnableNanos
 *            how much of the total the threads were ready and had no CPU or carrier, as far as that is known
 * @param topWaker
 *            label of the thread that ended the most of this time; null where no waker is known
 * @param topWakerNanos
 *            how much of the total it ended
 */
public record WaitTotal(WaitKind kind, @Nullable String blocker, @Nullable String site, int thread,
        Distribution lengths, long runnableNanos, @Nullable String topWaker, long topWakerNanos) {}
