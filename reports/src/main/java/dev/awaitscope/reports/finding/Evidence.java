package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.cause.CauseAnalysis;
import dev.awaitscope.reports.timeline.Collected;
import dev.awaitscope.reports.timeline.Timeline;
import java.util.List;

/**
 * What rules look at.
 *
 * @param collected
 *            events that no timeline is made of
 * @param timeline
 *            threads, waits, tasks
 * @param pools
 *            executors
 * @param load
 *            how much went on at once
 * @param analysis
 *            waits summed, and what they came down to
 * @param coverage
 *            what could be seen
 */
public record Evidence(Collected collected, Timeline timeline, List<Pool> pools, LoadOverTime load,
        CauseAnalysis analysis, RunCoverage coverage) {

    List<TracedThread> threads() {
        return timeline.threads();
    }

    List<TracedTask> tasks() {
        return timeline.tasks();
    }

    long durationNanos() {
        return Math.max(1, collected.durationNanos());
    }

    /** Hardware threads, 0 where they are not known. */
    int cores() {
        return load.cores();
    }

    /** Label of the thread that an event refers to, for a sentence. */
    String label(int symbol) {
        int index = timeline.index(symbol);
        return index < 0 ? "a thread that is not known" : threads().get(index).label();
    }

    /** Time that some threads spent in a state, summed. */
    long nanos(List<Integer> ofThreads, ThreadState state) {
        return ofThreads.stream().mapToLong(thread -> threads().get(thread).nanos(state)).sum();
    }
}
