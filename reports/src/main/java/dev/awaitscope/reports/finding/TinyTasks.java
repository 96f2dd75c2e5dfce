package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Pool;
import java.util.List;

/** Tasks take less time than it takes to hand them over. */
final class TinyTasks implements Rule {
    private static final int TASKS = 2_000;
    private static final long TINY = 20_000;
    private static final double MEAN = 2;

    @Override
    public String name() {
        return "tiny-tasks";
    }

    @Override
    public String title() {
        return "Tiny tasks";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        return evidence.pools()
                .stream()
                .filter(pool -> pool.started() >= TASKS && pool.run().p90Nanos() <= TINY
                        && pool.run().meanNanos() <= MEAN * TINY)
                .map(this::finding)
                .toList();
    }

    private Finding finding(Pool pool) {
        return new Draft(this, Phrases.counted(pool.started(), "task") + " of " + pool.label() + " ran for only "
                + Durations.format(pool.run().p50Nanos()) + " each.")
                .figure("tasks", pool.started(), Unit.COUNT)
                .figure("ran, median", pool.run().p50Nanos(), Unit.NANOS)
                .figure("ran, in all", pool.run().totalNanos(), Unit.NANOS)
                .figure("queued, median", pool.queued().p50Nanos(), Unit.NANOS)
                .threads(pool.threads())
                .sure(Confidence.LIKELY,
                        "To submit a task, to wake a worker and to take the task costs about as much as"
                                + " nine of ten of them ran.")
                .weight(pool.queued().totalNanos())
                .advise("Give a worker a batch of them, or do them where they arise.");
    }

    @Override
    public String teaching() {
        return """
                To hand a task to another thread costs a few microseconds: an object, a place in a queue that
                others want too, perhaps a wake-up and a switch. A task that takes less is slower in a pool than
                without one, and makes the queue's own lock the bottleneck.

                How it is found: of at least two thousand tasks, nine in ten ran for no more than 20 microseconds.

                What to do: split the work into as few parts as keep all cores busy, some hundreds of microseconds
                each at least; or leave the splitting to a parallel stream or to fork and join with a sensible
                limit below which it computes in place.
                """;
    }
}
