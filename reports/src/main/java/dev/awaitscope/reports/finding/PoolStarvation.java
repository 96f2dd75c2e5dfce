package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedWait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All workers of a pool wait for tasks that stand in the pool's own queue. */
final class PoolStarvation implements Rule {
    private static final long SHORTEST = 50_000_000;

    @Override
    public String name() {
        return "pool-starvation";
    }

    @Override
    public String title() {
        return "Pool starved by its own tasks";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Pool pool : evidence.pools()) {
            boolean fixed = !pool.poolClass().isEmpty() && !pool.threads().isEmpty() && pool.threads()
                    .stream()
                    .noneMatch(thread -> evidence.threads().get(thread).virtual());
            if (fixed) {
                look(evidence, pool, findings);
            }
        }
        return findings;
    }

    /** Of each worker the times at which it awaits something while a task that it gave to its own pool is queued. */
    private void look(Evidence evidence, Pool pool, List<Finding> findings) {
        Set<Integer> workers = new HashSet<>(pool.threads());
        List<Stretch> stretches = new ArrayList<>();
        for (TracedTask task : evidence.tasks()) {
            boolean own = task.pool() == pool.index() && workers.contains(task.submitter())
                    && task.submitNanos() != TracedTask.NOT_KNOWN && task.delayNanos() == 0;
            if (own) {
                long start = task.startNanos() == TracedTask.NOT_KNOWN ? evidence.durationNanos() : task.startNanos();
                if (start - task.submitNanos() >= SHORTEST) {
                    awaiting(evidence, task.submitter(), task.submitNanos(), start, stretches);
                }
            }
        }
        Stretch all = Stretch.longestWithAll(stretches, pool.threads().size());
        if (all != null && all.nanos() >= SHORTEST) {
            findings.add(finding(evidence, pool, all));
        }
    }

    private static void awaiting(Evidence evidence, int thread, long from, long to, List<Stretch> stretches) {
        Slices slices = evidence.threads().get(thread).slices();
        for (int i = Stretch.firstEndingAfter(slices, from); i < slices.size() && slices.startNanos(i) < to; i++) {
            if (slices.state(i) == ThreadState.AWAITING) {
                stretches.add(new Stretch(thread, Math.max(from, slices.startNanos(i)),
                        Math.min(to, slices.endNanos(i)), slices.wait(i)));
            }
        }
    }

    private Finding finding(Evidence evidence, Pool pool, Stretch all) {
        TracedWait wait = evidence.timeline().waits().get(all.waitIndex());
        boolean freed = !wait.open() && wait.wakerThread() >= 0 && !wait.timedOut() && !wait.interrupted();
        int workers = pool.threads().size();
        String who = workers == 1 ? "The only worker" : "All " + workers + " workers";
        return new Draft(this, who + " of " + pool.label() + " waited for tasks in its own queue, for "
                + Durations.format(all.nanos()) + ".")
                .figure("workers", workers, Unit.COUNT)
                .figure("all of them waited at once, the longest", all.nanos(), Unit.NANOS)
                .figure("longest queue", Math.max(0, pool.longestQueue()), Unit.COUNT)
                .threads(pool.threads())
                .sites(java.util.Collections.singletonList(wait.site()))
                .sure(freed ? Confidence.LIKELY : Confidence.CERTAIN,
                        freed
                                ? "Something outside let them go on in the end."
                                : wait.open()
                                        ? "It had not ended when the recording did."
                                        : "Only a time limit or an interrupt ended it.")
                .weight(all.nanos() * workers)
                .advise("Let tasks that wait for other tasks run elsewhere than those, or combine futures in place of"
                        + " waiting for them, or use virtual threads: " + Phrases.counted(workers, "worker")
                        + " more only makes it rarer.");
    }

    @Override
    public String teaching() {
        return """
                A task submits another task to its own pool and waits for it. While there is a free worker that
                works. When all workers run tasks that wait like this, the tasks they wait for stand in the queue,
                and no worker is left to run them: the pool waits for itself. No lock is involved, so no search for
                deadlocks finds it, and one worker more or one task less makes it disappear until the next busy hour.

                How it is found: all workers of a pool await something at the same time, while a task that each of
                them submitted to the same pool is queued and not started.

                What to do: give the inner tasks a pool of their own; or do not wait but combine (thenCompose,
                invokeAll from outside); or run each task in a virtual thread, which costs no worker while it waits;
                or fork and join in a ForkJoinPool, which runs other tasks while it joins.
                """;
    }
}
