package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.TracedThread;
import java.util.Comparator;
import java.util.List;

/** Threads that want a CPU outnumber the cores, and these are all busy with the program. */
final class MoreRunnableThanCores implements Rule {
    private static final double BUSY = 0.85;
    private static final double QUEUE_PER_CORE = 0.5;
    private static final long SHORTEST = 50_000_000;

    @Override
    public String name() {
        return "more-runnable-than-cores";
    }

    @Override
    public String title() {
        return "More runnable threads than cores";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        int cores = evidence.cores();
        double busy = evidence.load().averageParallelism();
        List<TracedThread> counted = evidence.threads().stream().filter(thread -> thread.runQueueNanos() > 0).toList();
        long queued = counted.stream().mapToLong(TracedThread::runQueueNanos).sum();
        double queue = (double) queued / evidence.durationNanos();
        boolean sampled = evidence.load().parallelismSource() == LoadOverTime.Source.SCHEDULER;
        if (!sampled || cores == 0 || busy < BUSY * cores || queue < QUEUE_PER_CORE * cores || queued < SHORTEST) {
            return List.of();
        }
        return List.of(new Draft(this, Phrases.number(busy + queue) + " threads wanted a CPU at a time, and there are "
                + Phrases.counted(cores, "core") + ".")
                .figure("on a CPU", busy, Unit.AVERAGE)
                .figure("ready, without a CPU", queue, Unit.AVERAGE)
                .figure("cores", cores, Unit.COUNT)
                .figure("waited for a CPU in all", queued, Unit.NANOS)
                .threads(counted.stream()
                        .sorted(Comparator.comparingLong(TracedThread::runQueueNanos).reversed())
                        .map(TracedThread::index)
                        .toList())
                .sure(Confidence.CERTAIN, "The operating system counted both: how long each thread was on a CPU and how"
                        + " long it was ready without one.")
                .weight(queued)
                .advise("Compute with about as many threads as there are cores; more only take turns. To be faster,"
                        + " compute less, or get more cores."));
    }

    @Override
    public String teaching() {
        return """
                A core runs one thread at a time. Threads beyond that take turns: each turn costs a switch and cold
                caches, everybody takes longer, and nothing is done sooner. What a thread computes while it is not
                on a CPU is nothing, although the program sees it as running.

                How it is found: the operating system's counters say that the program kept nearly all cores busy,
                and that on average at least half a thread per core was ready and had none.

                What looks alike: other programs on the machine take the CPUs; then the cores are busy but not with
                this program, and this is not said. A container's quota (cpu-throttled) stops threads although
                cores are free.

                What to do: a pool of as many threads as cores for what computes, and separate threads (or virtual
                ones) for what waits. Virtual threads do not make computing faster.
                """;
    }
}
