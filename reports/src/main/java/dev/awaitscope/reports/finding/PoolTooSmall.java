package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.ThreadState;
import java.util.List;

/** Tasks queue for a pool whose workers wait, while cores are free. */
final class PoolTooSmall implements Rule {
    private static final List<ThreadState> WAITING = List.of(ThreadState.BLOCKED, ThreadState.LOCKED,
            ThreadState.AWAITING, ThreadState.IO, ThreadState.PROCESS, ThreadState.SLEEPING, ThreadState.PARKED);
    private static final int TASKS = 10;
    private static final long QUEUED = 1_000_000;
    /** Queued for at least this much of the time that tasks run. */
    private static final double QUEUED_TO_RUN = 0.5;
    /** Of their tasks' time, workers waited at least this much: else more of them need more cores. */
    private static final double WAITED = 0.5;
    private static final double BUSY_CORES = 0.75;
    private static final double IN_LOCKS = 0.5;

    @Override
    public String name() {
        return "pool-too-small";
    }

    @Override
    public String title() {
        return "Pool too small";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        return evidence.pools().stream().filter(pool -> isTooSmall(evidence, pool)).map(pool -> {
            long ran = Math.max(1, pool.run().totalNanos());
            double waited = Math.min(1, (double) waited(evidence, pool) / ran);
            double needed = pool.threads().size() * (1 + (double) pool.queued().totalNanos() / ran);
            return new Draft(this, "Tasks of " + pool.label() + " queued "
                    + Durations.format(pool.queued().p50Nanos()) + " for " + pool.threads().size()
                    + " workers that mostly waited.")
                    .figure("workers", pool.threads().size(), Unit.COUNT)
                    .figure("tasks", pool.started(), Unit.COUNT)
                    .figure("queued, median", pool.queued().p50Nanos(), Unit.NANOS)
                    .figure("queued, 99 of 100 at most", pool.queued().p99Nanos(), Unit.NANOS)
                    .figure("ran, median", pool.run().p50Nanos(), Unit.NANOS)
                    .figure("of the time tasks ran, waiting", waited, Unit.SHARE)
                    .figure("average parallelism", evidence.load().averageParallelism(), Unit.AVERAGE)
                    .threads(pool.threads())
                    .sure(Confidence.LIKELY, "The workers waited for "
                            + Phrases.percent(waited)
                            + " of the time that tasks ran, so more of them find CPUs; whether what they wait for can"
                            + " serve more at once is not known.")
                    .weight(pool.queued().totalNanos())
                    .advise("Try about " + (int) Math.ceil(needed) + " workers, or a virtual thread per task: they"
                            + " cost nothing while they wait.");
        }).toList();
    }

    private static boolean isTooSmall(Evidence evidence, Pool pool) {
        long ran = pool.run().totalNanos();
        boolean virtual = pool.threads().stream().anyMatch(thread -> evidence.threads().get(thread).virtual());
        boolean queues = pool.started() >= TASKS && pool.queued().p50Nanos() >= QUEUED
                && pool.queued().totalNanos() >= QUEUED_TO_RUN * ran;
        boolean coresFree = evidence.cores() == 0
                || evidence.load().averageParallelism() < BUSY_CORES * evidence.cores();
        long locked = evidence.nanos(pool.threads(), ThreadState.LOCKED)
                + evidence.nanos(pool.threads(), ThreadState.BLOCKED);
        return !virtual && queues && coresFree && waited(evidence, pool) >= WAITED * ran
                && locked <= IN_LOCKS * ran;
    }

    private static long waited(Evidence evidence, Pool pool) {
        return WAITING.stream().mapToLong(state -> evidence.nanos(pool.threads(), state)).sum();
    }

    @Override
    public String teaching() {
        return """
                Tasks stand in the queue of a pool although nothing they need is scarce: the workers wait for I/O or
                for other threads, and the cores have nothing to do. The pool's size is then the limit, and an
                accidental one. By Little's law a pool that starts r tasks a second, each of which takes w seconds,
                needs r * w workers, whatever the number of cores.

                How it is found: tasks queue for at least half as long as they run, the workers spend most of their
                tasks' time waiting, not mostly for locks, and cores are free.

                What looks alike: if the workers compute, more of them only share the same cores
                (more-runnable-than-cores). If they queue for a lock, more of them make that queue longer
                (lock-convoy). If they wait for tasks of the same pool, it may never end (pool-starvation).

                What to do: more workers; or virtual threads, one per task, with a Semaphore where a database or
                a service must be protected; or asynchronous calls.
                """;
    }
}
