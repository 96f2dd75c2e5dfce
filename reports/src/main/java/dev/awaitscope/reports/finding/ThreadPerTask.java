package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.TracedThread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Platform threads are started for one short piece of work each. */
final class ThreadPerTask implements Rule {
    private static final int THREADS = 50;
    private static final long SHORT_LIFE = 1_000_000_000;
    /** One that ran more tasks than this per thread is a pool. */
    private static final double TASKS_PER_THREAD = 1.5;

    @Override
    public String name() {
        return "thread-per-task";
    }

    @Override
    public String title() {
        return "A thread per task";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        Map<Integer, List<TracedThread>> byActor = evidence.threads()
                .stream()
                .filter(thread -> !thread.virtual() && !thread.carrier() && thread.startNanos() > 0
                        && thread.endNanos() < evidence.durationNanos())
                .filter(thread -> thread.endNanos() - thread.startNanos() < SHORT_LIFE && !reused(evidence, thread))
                .collect(Collectors.groupingBy(thread -> evidence.analysis().actor(thread.index()), TreeMap::new,
                        Collectors.toList()));
        return byActor.values()
                .stream()
                .filter(threads -> threads.size() >= THREADS)
                .map(threads -> finding(evidence, threads))
                .toList();
    }

    private static boolean reused(Evidence evidence, TracedThread thread) {
        if (thread.pool() < 0) {
            return false;
        }
        var pool = evidence.pools().get(thread.pool());
        return pool.started() > TASKS_PER_THREAD * pool.threads().size();
    }

    private Finding finding(Evidence evidence, List<TracedThread> threads) {
        Distribution lives = Distribution
                .of(threads.stream().mapToLong(thread -> thread.endNanos() - thread.startNanos()).toArray());
        double perSecond = threads.size() * 1e9 / evidence.durationNanos();
        return new Draft(this, Phrases.counted(threads.size(), "platform thread") + " were started to live for "
                + Durations.format(lives.p50Nanos()) + " each.")
                .figure("threads", threads.size(), Unit.COUNT)
                .figure("started each second", perSecond, Unit.AVERAGE)
                .figure("life, median", lives.p50Nanos(), Unit.NANOS)
                .threads(threads.stream().map(TracedThread::index).toList())
                .sure(Confidence.LIKELY, "Each of them was started and ended within the recording and did one thing.")
                .advise("Use a pool, which starts them once, or a virtual thread per task, which costs about a"
                        + " thousandth.");
    }

    @Override
    public String teaching() {
        return """
                Starting a platform thread asks the operating system for a stack and a place in its scheduler: some
                tens of microseconds, and as much again to end it. For a task that takes less that is most of the
                work; and when many arrive at once, thousands of threads compete for the cores and the memory.

                How it is found: at least fifty platform threads of one sort were started and ended within the
                recording, lived for less than a second each and ran no more than one task.

                What to do: an executor with a fixed number of threads, and a bound on its queue; or
                Executors.newVirtualThreadPerTaskExecutor, where a thread per task is what is meant.
                """;
    }
}
