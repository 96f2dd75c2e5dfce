package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.cause.CauseAnalysis.QueuedLock;
import dev.awaitscope.reports.cause.WaitSort;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Threads queue for one lock, most of the time. */
final class LockConvoy implements Rule {
    private static final double QUEUE = 1;
    private static final int WAITS = 10;
    private static final int THREADS = 3;
    private static final long SHORTEST = 20_000_000;
    private static final double SHARE = 0.05;
    private static final int MOST = 3;

    @Override
    public String name() {
        return "lock-convoy";
    }

    @Override
    public String title() {
        return "Lock convoy";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (QueuedLock lock : evidence.analysis().locks()) {
            boolean convoy = lock.averageQueue() >= QUEUE && lock.count() >= WAITS && lock.threads().size() >= THREADS
                    && lock.nanos() >= SHORTEST && lock.nanos() >= SHARE * evidence.durationNanos()
                    && lock.sort().kind() != WaitKind.SEMAPHORE;
            if (convoy && findings.size() < MOST) {
                findings.add(finding(evidence, lock));
            }
        }
        return findings;
    }

    private Finding finding(Evidence evidence, QueuedLock lock) {
        Map<Blame.Cause, Long> causes = causes(evidence.analysis().blame(), lock.sort());
        Map.Entry<Blame.Cause, Long> most = causes.entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElse(Map.entry(Blame.Cause.UNKNOWN, 0L));
        long all = Math.max(1, causes.values().stream().mapToLong(Long::longValue).sum());
        String goal = Phrases.goal(lock.sort().kind(), lock.sort().blocker());
        return new Draft(this, Phrases.counted(lock.threads().size(), "thread") + " queued for " + goal
                + Phrases.at(lock.sort().site()) + ": " + Phrases.number(lock.averageQueue()) + " at a time.")
                .figure("waits", lock.count(), Unit.COUNT)
                .figure("waited in all", lock.nanos(), Unit.NANOS)
                .figure("mean length of the queue", lock.averageQueue(), Unit.AVERAGE)
                .figure("who held it " + most.getKey().words(), (double) most.getValue() / all, Unit.SHARE)
                .threads(lock.threads())
                .sites(sites(evidence.analysis().blame(), lock.sort()))
                .sure(Confidence.CERTAIN, "From the first wait for it to the last, for "
                        + Durations.format(lock.toNanos() - lock.fromNanos())
                        + ", there was nearly always somebody in the queue.")
                .weight(lock.nanos())
                .advise(advice(most.getKey()));
    }

    private static String advice(Blame.Cause holder) {
        return switch (holder) {
            case IO, TIMER -> "Whoever holds the lock waits meanwhile: do that before taking it, or after letting go.";
            case RUNNABLE -> "Whoever holds the lock waits for a CPU meanwhile: fewer threads would do more.";
            default -> "Hold it for a shorter time, or split it: a lock per part, a ConcurrentHashMap, a LongAdder.";
        };
    }

    private static Map<Blame.Cause, Long> causes(Blame blame, WaitSort sort) {
        Map<Blame.Cause, Long> causes = new EnumMap<>(Blame.Cause.class);
        for (Blame.Charge charge : blame.charges()) {
            if (sort.equals(new WaitSort(charge.kind(), charge.blocker(), charge.site()))) {
                causes.merge(blame.roots().get(charge.root()).cause(), charge.nanos(), Long::sum);
            }
        }
        return causes;
    }

    /** Where it was waited for, then where its holders waited. */
    private static List<String> sites(Blame blame, WaitSort sort) {
        List<String> sites = new ArrayList<>();
        if (sort.site() != null) {
            sites.add(sort.site());
        }
        for (Blame.Charge charge : blame.charges()) {
            String site = blame.roots().get(charge.root()).site();
            if (site != null && sort.equals(new WaitSort(charge.kind(), charge.blocker(), charge.site()))) {
                sites.add(site);
            }
        }
        return sites;
    }

    @Override
    public String teaching() {
        return """
                Many threads need one lock, and it is held so long that there is always a queue. The threads travel
                like lorries on a narrow road: however many there are, the speed is that of the one in front, and a
                further thread only makes the queue longer. Eight threads do the work of one.

                How it is found: for one lock, the waits of all threads together are longer than the time from the
                first to the last of them, so that on average at least one thread stood in the queue. What its
                holders did meanwhile is cascaded blame: if they waited for I/O or slept, the lock was held across
                that; if they ran, the work under the lock is what limits; if they had no CPU, there are too many
                threads.

                What looks alike: two threads that take turns, or many that meet now and then. That is contention,
                and mostly harmless.

                What to do: move slow calls out of the lock; hold it for less; split it (a lock per account, per
                bucket); use a structure made for it (ConcurrentHashMap, LongAdder, a queue with one consumer).
                Virtual threads do not help: they queue like all others.
                """;
    }
}
