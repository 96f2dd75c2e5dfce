package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.WaitKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One thread computes while several others wait for it, not for a lock that it holds. */
final class OneThreadDoesEverything implements Rule {
    private static final double PARALLELISM = 1.3;
    private static final double OF_ALL_BLAME = 0.5;
    private static final double WAITING_MEANWHILE = 1.5;
    private static final double RUNNING = 0.5;
    private static final long SHORTEST = 50_000_000;

    @Override
    public String name() {
        return "one-thread-does-everything";
    }

    @Override
    public String title() {
        return "One thread does everything";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        if (evidence.cores() == 1 || evidence.load().averageParallelism() > PARALLELISM) {
            return List.of();
        }
        Blame blame = evidence.analysis().blame();
        Map<Integer, Long> byActor = new HashMap<>();
        for (Blame.Charge charge : blame.charges()) {
            Blame.Root root = blame.roots().get(charge.root());
            boolean lock = charge.kind() == WaitKind.LOCK || charge.kind() == WaitKind.MONITOR;
            if (root.cause() == Blame.Cause.RUNNING && !lock) {
                byActor.merge(root.actor(), charge.nanos(), Long::sum);
            }
        }
        return evidence.threads()
                .stream()
                .filter(thread -> !thread.carrier() && !thread.eventLoop())
                .filter(thread -> busyFor(evidence, thread,
                        byActor.getOrDefault(evidence.analysis().actor(thread.index()), 0L)))
                // Of one that only keeps its carrier, that rule tells more. It looks at all threads: last, for the few that are left.
                .filter(thread -> !thread.virtual() || new CarriersTaken().look(evidence).isEmpty())
                .map(thread -> finding(thread, blame,
                        byActor.getOrDefault(evidence.analysis().actor(thread.index()), 0L)))
                .limit(1)
                .toList();
    }

    private static boolean busyFor(Evidence evidence, TracedThread thread, long waited) {
        long running = thread.nanos(ThreadState.RUNNING);
        long life = thread.endNanos() - thread.startNanos();
        return running >= SHORTEST && running >= RUNNING * life && running >= RUNNING * evidence.durationNanos()
                && waited >= WAITING_MEANWHILE * running
                && waited >= OF_ALL_BLAME * evidence.analysis().blame().totalNanos();
    }

    private Finding finding(TracedThread thread, Blame blame, long waited) {
        long running = thread.nanos(ThreadState.RUNNING);
        double others = (double) waited / Math.max(1, running);
        return new Draft(this, thread.label() + " did the work of all: " + Phrases.number(others)
                + " other threads waited for it.")
                .figure("it ran", running, Unit.NANOS)
                .figure("others waited for it meanwhile", waited, Unit.NANOS)
                .figure("threads that waited, on average", others, Unit.AVERAGE)
                .figure("of all waiting", blame.share(waited), Unit.SHARE)
                .threads(List.of(thread.index()))
                .sure(Confidence.LIKELY, "While it ran, for " + Durations.format(running)
                        + ", the others waited, directly or through each other, for what it did.")
                .weight(waited)
                .advise("Let several threads do what this one does, or hand out its work in parts.");
    }

    @Override
    public String teaching() {
        return """
                There are threads enough, but one of them does the work and the others wait for it: a single
                consumer, a dispatcher that also computes, a coordinator through which everything goes. Then there
                is concurrency and no parallelism: the program is as fast as that one thread, and further cores or
                threads change nothing (Amdahl's law with a serial part near one).

                How it is found: hardly more than one thread is on a CPU at a time, one thread computes most of
                the time, and at least half of all waiting of the others comes down to it.

                What looks alike: a program that simply has one thread has nobody who waits. Threads that queue for
                a lock wait for whoever holds it (lock-convoy).

                What to do: partition its work by key, so that several such threads do not meet; move what it
                computes to those who ask; keep for the one thread only what must be in order.
                """;
    }
}
