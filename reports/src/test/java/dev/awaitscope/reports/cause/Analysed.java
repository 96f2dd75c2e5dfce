package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.timeline.Timeline;
import dev.awaitscope.reports.timeline.Trace;

/** Made-up runs, analysed. */
public final class Analysed {
    private Analysed() {}

    /** All of a run. */
    public static CauseAnalysis of(Trace trace) {
        return of(trace, trace.timeline());
    }

    /** The same with the run's timeline at hand. */
    public static CauseAnalysis of(Trace trace, Timeline timeline) {
        return CauseAnalysis.of(timeline.threads(), timeline.waits(), timeline.tasks(),
                Pools.of(timeline.taskMatch(), trace.collected().durationNanos()));
    }
}
