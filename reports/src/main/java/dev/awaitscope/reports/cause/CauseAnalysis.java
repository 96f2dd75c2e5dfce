package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitGraph;
import java.util.List;

/** Makes {@link Causes} of a run. */
public final class CauseAnalysis {
    private CauseAnalysis() {}

    /** All of them but the findings. */
    public static Causes of(List<TracedThread> threads, List<TracedWait> waits, List<TracedTask> tasks,
            List<Pool> pools) {
        WaitFacts facts = WaitFacts.of(waits, threads);
        Actors actors = Actors.of(threads, pools);
        TaskTracks tracks = TaskTracks.of(tasks, threads.size());
        Blame blame = new BlameSweep(threads, waits, facts, actors, tracks).sweep();
        WaitGraph graph = WaitGraphs.of(threads, facts, actors);
        return new Causes(actors.all(), blame, graph, new CriticalPaths(threads, tasks, facts, actors, tracks).ofRun(),
                List.of());
    }
}
