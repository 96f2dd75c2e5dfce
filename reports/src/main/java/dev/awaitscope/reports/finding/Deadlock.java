package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.cause.WaitRing;
import java.util.List;
import java.util.stream.Collectors;

/** Threads that wait for each other's locks, in a ring, up to the end of the recording. */
final class Deadlock implements Rule {
    private static final int NAMED = 3;

    @Override
    public String name() {
        return "deadlock";
    }

    @Override
    public String title() {
        return "Deadlock";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        return WaitRing.find(evidence.analysis().openWaits()).map(ring -> finding(ring.waits())).stream().toList();
    }

    private Finding finding(List<TracedWait> ring) {
        long total = ring.stream().mapToLong(TracedWait::durationNanos).sum();
        long longest = ring.stream().mapToLong(TracedWait::durationNanos).max().orElse(0);
        String who = ring.size() > NAMED
                ? Phrases.counted(ring.size(), "thread")
                : ring.stream().map(TracedWait::threadLabel).collect(Collectors.joining(" and "));
        return new Draft(this, "Deadlock: " + who + " wait for each other's locks.")
                .figure("threads", ring.size(), Unit.COUNT)
                .figure("waited so far, the longest", longest, Unit.NANOS)
                .threads(ring.stream().map(TracedWait::thread).toList())
                .sites(ring.stream().map(TracedWait::site).toList())
                .sure(Confidence.CERTAIN, "Each of them waits for a lock that the next one owned when the recording"
                        + " ended, for " + Durations.format(longest) + " already.")
                .weight(total)
                .advise("Take the locks in one order everywhere, or take one lock in place of them, or give up after a"
                        + " time with tryLock and start again.");
    }

    @Override
    public String teaching() {
        return """
                Thread A holds lock 1 and waits for lock 2; thread B holds lock 2 and waits for lock 1. Neither will
                ever let go of what the other needs, so both wait for ever, and with them everyone who needs either
                lock. It takes four things at once: locks that only one can hold, holding one while waiting for
                another, no way to take a lock away, and a ring. Break any of them and it cannot happen.

                How it is found: the waits that had not ended with the recording, each with the owner of what it
                waits for, make a ring. The JVM's own search for deadlocks finds rings of monitors and of
                ReentrantLocks; it does not find threads of a pool that wait for tasks behind them (see
                pool-starvation) or for a future that nobody completes (see future-never-completed).

                What to do: give the locks an order and always take them in that order (by id of the account, by
                number of the fork); or make it one lock; or use tryLock with a time, let go of everything and try
                again. Do not call foreign code while you hold a lock: it may take others.
                """;
    }
}
