package dev.awaitscope.reports;

import java.util.List;
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
 * @param task
 *            class of the task that waited; null where no task did or it is no key here
 * @param group
 *            what the waiting threads belong to: a pool's label, {@code virtual threads}, a thread group; null where it
 *            is no key here
 * @param lengths
 *            how many and how long
 * @param runnableNanos
 *            how much of the total the threads were ready and had no CPU or carrier, as far as that is known
 * @param topWaker
 *            label of the thread that ended the most of this time; null where no waker is known
 * @param topWakerNanos
 *            how much of the total it ended
 * @param meanwhile
 *            what those did that were waited for, directly or through others, the longest first; adds up to the total as
 *            the threads' slices have it. Empty where it is not told apart, as for threads that are folded into one actor
 */
public record WaitTotal(WaitKind kind, @Nullable String blocker, @Nullable String site, int thread,
        @Nullable String task, @Nullable String group, Distribution lengths, long runnableNanos,
        @Nullable String topWaker, long topWakerNanos, List<Meanwhile> meanwhile) {
    /** Copies the list. */
    public WaitTotal {
        meanwhile = List.copyOf(meanwhile);
    }

    /** Of waits whose task, group and meanwhile are not known. */
    public WaitTotal(WaitKind kind, @Nullable String blocker, @Nullable String site, int thread, Distribution lengths,
            long runnableNanos, @Nullable String topWaker, long topWakerNanos) {
        this(kind, blocker, site, thread, null, null, lengths, runnableNanos, topWaker, topWakerNanos, List.of());
    }

    /** The same with what went on meanwhile. */
    public WaitTotal with(List<Meanwhile> others) {
        return new WaitTotal(kind, blocker, site, thread, task, group, lengths, runnableNanos, topWaker, topWakerNanos,
                others);
    }

    /** The share of its time that the top waker ended, 0 to 1. */
    public double topWakerShare() {
        return lengths.totalNanos() == 0 ? 0 : (double) topWakerNanos / lengths.totalNanos();
    }

    /** The share of its time that went on with what took the most of it, 0 to 1. */
    public double mostMeanwhileShare() {
        long all = meanwhile.stream().mapToLong(Meanwhile::nanos).sum();
        return all == 0 ? 0 : (double) meanwhile.getFirst().nanos() / all;
    }

    /**
     * What those did for some time that were waited for.
     *
     * @param cause
     *            what they did
     * @param nanos
     *            how long, summed over those that waited
     */
    public record Meanwhile(Blame.Cause cause, long nanos) {}
}
