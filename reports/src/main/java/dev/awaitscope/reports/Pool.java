package dev.awaitscope.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An executor that was given tasks or ran some.
 *
 * @param index
 *            place in {@link RunReport#pools()}
 * @param id
 *            identity hash code
 * @param poolClass
 *            its class, full name; empty where it is not known
 * @param label
 *            short name that tells it from others of its class: {@code ThreadPoolExecutor 2}
 * @param name
 *            what its threads' names have in common, such as {@code pool-3}; null where that is nothing
 * @param threads
 *            indexes of the threads that ran its tasks, ascending
 * @param submitted
 *            tasks seen being submitted
 * @param started
 *            tasks seen running
 * @param failed
 *            tasks that threw
 * @param cancelled
 *            tasks that were cancelled, before they began or while they ran
 * @param rejected
 *            tasks that it refused and nobody ran
 * @param queued
 *            queue times of the tasks whose queue time is known
 * @param run
 *            run times of the tasks that ended
 * @param longestQueue
 *            most tasks seen queued before a submitted one, -1 where it is not known
 * @param largestSize
 *            most threads it was seen to have, -1 where it is not known
 * @param maximumSize
 *            threads it may have, -1 where that is not known or there is no limit
 * @param averageBusy
 *            mean number of its tasks running at once over the recording
 */
public record Pool(int index, int id, String poolClass, String label, @Nullable String name, List<Integer> threads,
        long submitted, long started, long failed, long cancelled, long rejected, Distribution queued,
        Distribution run, long longestQueue, int largestSize, int maximumSize, double averageBusy) {

    /** Copies the list. */
    public Pool {
        threads = List.copyOf(threads);
    }

    /** How much of a task's time from submit to end it queued, by the means; 0 where neither is known. */
    public double queuedShare() {
        double all = queued.meanNanos() + run.meanNanos();
        return all == 0 ? 0 : queued.meanNanos() / all;
    }
}
