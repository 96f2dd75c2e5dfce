package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.Utilisation;
import dev.awaitscope.reports.Utilisation.What;
import java.util.ArrayList;
import java.util.List;

/** Finds out how much of cores, carriers and pools a run used. */
public final class Utilisations {
    private Utilisations() {}

    /** Cores first, then carriers, then pools in their order; what there is none of is left out. */
    public static List<Utilisation> of(List<TracedThread> threads, List<Pool> pools, LoadOverTime load,
            List<TracedWait> pinnedWaits, long durationNanos) {
        List<Utilisation> all = new ArrayList<>();
        if (load.cores() > 0) {
            all.add(new Utilisation(What.CORES, What.CORES.label(), load.cores(), load.averageParallelism(),
                    load.parallelismSource() != LoadOverTime.Source.SCHEDULER));
        }
        int carriers = (int) threads.stream().filter(TracedThread::carrier).count();
        if (carriers > 0) {
            // Between two waits a virtual thread counts as running; each mount is known with slices=all only.
            all.add(new Utilisation(What.CARRIERS, What.CARRIERS.label(), carriers,
                    Math.min(carriers, mean(onCarriers(threads, pinnedWaits), durationNanos)),
                    threads.stream().anyMatch(thread -> thread.virtual() && thread.estimated())));
        }
        for (Pool pool : pools) {
            int size = Math.max(pool.largestSize(), pool.threads().size());
            // One that gives each task a thread of its own has no size.
            boolean workers = pool.threads().stream().noneMatch(thread -> threads.get(thread).virtual());
            if (size > 0 && workers) {
                all.add(new Utilisation(What.POOL, pool.label(), size, pool.averageBusy(), false));
            }
        }
        return List.copyOf(all);
    }

    private static long onCarriers(List<TracedThread> threads, List<TracedWait> pinnedWaits) {
        return threads.stream()
                .filter(TracedThread::virtual)
                .mapToLong(thread -> thread.nanos(ThreadState.RUNNING))
                .sum() + pinnedWaits.stream().mapToLong(TracedWait::durationNanos).sum();
    }

    private static double mean(long nanos, long durationNanos) {
        return Math.round(nanos * 1e4 / Math.max(1, durationNanos)) / 1e4;
    }
}
