package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.Requests;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitGraph;
import dev.awaitscope.reports.WaitTotals;
import dev.awaitscope.reports.timeline.Waits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinTask;

/** What a run's waiting came down to. Immutable once made. */
public final class CauseAnalysis {
    private final List<TracedThread> threads;
    private final Waits waits;
    private final WaitTotals totals;
    private final WaitFacts facts;
    private final Actors actors;
    private final Blame blame;
    private final WaitGraph graph;
    private final CriticalPath criticalPath;
    private final List<Requests> requests;
    private final List<QueuedLock> locks;

    private CauseAnalysis(List<TracedThread> threads, Waits waits, List<TracedTask> tasks, List<Pool> pools) {
        this.threads = threads;
        this.waits = waits;
        this.facts = WaitFacts.of(waits);
        this.actors = Actors.of(threads, pools);
        TaskTracks tracks = TaskTracks.of(tasks, threads.size(), waits.memory());
        ThreadGroups groups = new ThreadGroups(threads, pools);
        Accounts accounts = new Accounts(actors, groups, threads.size());
        // It takes as long as all the rest.
        ForkJoinTask<Charges> sweep = ForkJoinTask
                .adapt(() -> new BlameSweep(threads, facts, actors, tracks, accounts).sweep())
                .fork();
        WaitTotals sums = WaitAttribution.of(facts, tracks, groups);
        this.graph = WaitGraphs.of(threads, facts, actors);
        CriticalPaths paths = new CriticalPaths(threads, tasks, facts, actors, tracks);
        this.criticalPath = paths.ofRun();
        this.requests = new RequestPaths(tasks, facts, tracks).all(paths);
        this.locks = queuedLocks();
        Charges charges = sweep.join();
        this.blame = charges.blame();
        this.totals = charges.meanwhiles(groups).with(sums);
    }

    /** Analyses all of it, on two threads. */
    public static CauseAnalysis of(List<TracedThread> threads, Waits waits, List<TracedTask> tasks,
            List<Pool> pools) {
        return new CauseAnalysis(threads, waits, tasks, pools);
    }

    /** The result with what was found. */
    public Causes with(List<Finding> findings) {
        return new Causes(actors.all(), blame, graph, criticalPath, requests, findings);
    }

    /** Waits summed in several ways, with who ended them and what went on meanwhile. */
    public WaitTotals totals() {
        return totals;
    }

    /** Cascaded blame. */
    public Blame blame() {
        return blame;
    }

    /** The waits that had not ended with the recording, idle ones apart, by start. */
    public List<TracedWait> openWaits() {
        List<TracedWait> open = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.open(i) && !facts.idle(i)) {
                open.add(waits.get(i));
            }
        }
        return List.copyOf(open);
    }

    /** The waits in which a virtual thread kept its carrier, by start. */
    public List<TracedWait> pinnedWaits() {
        List<TracedWait> pinned = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.pinned(i) && !facts.idle(i)) {
                pinned.add(waits.get(i));
            }
        }
        return List.copyOf(pinned);
    }

    /** The locks that threads waited for, the longest waited for first. */
    public List<QueuedLock> locks() {
        return locks;
    }

    /** The thread's actor, an index in {@link Causes#actors()}. */
    public int actor(int thread) {
        return actors.of(thread);
    }

    private List<QueuedLock> queuedLocks() {
        List<LockQueue> queues = new ArrayList<>();
        for (int i = 0; i < facts.lockCount(); i++) {
            queues.add(new LockQueue());
        }
        for (TracedThread thread : threads) {
            Slices slices = thread.slices();
            int last = -1;
            for (int i = 0; i < slices.size(); i++) {
                int wait = slices.wait(i);
                if (wait >= 0 && facts.lock(wait) >= 0 && slices.state(i) != ThreadState.RUNNABLE) {
                    queues.get(facts.lock(wait))
                            .add(thread.index(), wait, wait != last, slices.startNanos(i), slices.endNanos(i));
                }
                last = wait;
            }
        }
        return queues.stream()
                .filter(queue -> queue.count > 0)
                .map(queue -> queue.lock(facts.sort(queue.longest), facts))
                .sorted(Comparator.comparingLong(QueuedLock::nanos)
                        .reversed()
                        .thenComparing(lock -> lock.threads().getFirst()))
                .toList();
    }

    /**
     * A lock, monitor or semaphore that threads waited for.
     *
     * @param sort
     *            what the longest wait for it has in common with others
     * @param count
     *            how many waits
     * @param nanos
     *            how long, in all, up to the wake-ups
     * @param fromNanos
     *            begin of the first
     * @param toNanos
     *            end of the last
     * @param threads
     *            indexes of those that waited, ascending
     */
    public record QueuedLock(WaitSort sort, long count, long nanos, long fromNanos, long toNanos,
            List<Integer> threads) {
        /** Mean number of threads that waited, from the first to the last. */
        public double averageQueue() {
            return (double) nanos / Math.max(1, toNanos - fromNanos);
        }
    }

    private static final class LockQueue {
        private final TreeSet<Integer> waiters = new TreeSet<>();
        private long count;
        private long nanos;
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;
        private int longest = -1;
        private long longestNanos = -1;

        void add(int thread, int wait, boolean another, long start, long end) {
            waiters.add(thread);
            count += another ? 1 : 0;
            nanos += end - start;
            from = Math.min(from, start);
            to = Math.max(to, end);
            if (end - start > longestNanos) {
                longestNanos = end - start;
                longest = wait;
            }
        }

        QueuedLock lock(int sort, WaitFacts facts) {
            return new QueuedLock(facts.sortOf(sort), count, nanos, from, to, List.copyOf(waiters));
        }
    }
}
