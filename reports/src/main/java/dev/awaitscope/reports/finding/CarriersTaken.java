package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import java.util.ArrayList;
import java.util.List;

/** Virtual threads could not run because all carriers were pinned by some, or busy with others. */
final class CarriersTaken implements Rule {
    private static final long ALL_PINNED = 10_000_000;
    private static final long LONGEST_DELAY = 50_000_000;
    private static final double SHARE = 0.1;
    /** Of the time of the longest delay, virtual threads ran on the carriers for at least this much. */
    private static final double BUSY = 0.7;

    @Override
    public String name() {
        return "carriers-taken";
    }

    @Override
    public String title() {
        return "All carriers taken";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        int carriers = (int) evidence.threads().stream().filter(TracedThread::carrier).count();
        // For some pinned waits the JVM starts further carriers; what is scarce is the parallelism it aims at.
        int slots = evidence.cores() > 0 && carriers > 0 ? Math.min(carriers, evidence.cores()) : carriers;
        if (slots == 0) {
            return List.of();
        }
        List<TracedWait> pinned = evidence.analysis().pinnedWaits();
        Stretch all = Stretch.longestWithAll(pinned.stream()
                .map(wait -> new Stretch(wait.thread(), wait.startNanos(), wait.endNanos(), -1))
                .toList(), slots);
        if (all != null && all.nanos() >= ALL_PINNED) {
            return List.of(pinned(pinned, slots, all.nanos()));
        }
        return delayed(evidence, slots);
    }

    private Finding pinned(List<TracedWait> pinned, int carriers, long nanos) {
        long total = pinned.stream().mapToLong(TracedWait::durationNanos).sum();
        return new Draft(this, "All " + Phrases.counted(carriers, "carrier") + " were pinned for "
                + Durations.format(nanos) + ": no virtual thread could run.")
                .figure("carriers", carriers, Unit.COUNT)
                .figure("all of them pinned, the longest", nanos, Unit.NANOS)
                .figure("pinned waits", pinned.size(), Unit.COUNT)
                .figure("pinned in all", total, Unit.NANOS)
                .threads(pinned.stream().map(TracedWait::thread).toList())
                .sites(pinned.stream().map(TracedWait::site).toList())
                .sure(Confidence.CERTAIN, "As many virtual threads as there are carriers waited at once without giving"
                        + " their carriers back.")
                .weight(total)
                .advise("Take the wait out of what pins: native frames, class initializers, and before JDK 24"
                        + " synchronized.");
    }

    /** From when on a virtual thread wanted a carrier until it had one. */
    private List<Finding> delayed(Evidence evidence, int carriers) {
        long total = 0;
        long ran = 0;
        Stretch longest = new Stretch(-1, 0, 0, -1);
        List<Integer> delayed = new ArrayList<>();
        for (TracedThread thread : evidence.threads()) {
            if (thread.virtual()) {
                ran += thread.nanos(ThreadState.RUNNING);
                total += thread.nanos(ThreadState.RUNNABLE);
                longest = longer(longest, longestRunnable(thread), delayed);
            }
        }
        for (TracedTask task : evidence.tasks()) {
            boolean virtual = task.thread() >= 0 && evidence.threads().get(task.thread()).virtual();
            if (virtual && task.queueNanos() != TracedTask.NOT_KNOWN) {
                total += task.queueNanos();
                longest = longer(longest, new Stretch(task.thread(), task.startNanos() - task.queueNanos(),
                        task.startNanos(), -1), delayed);
            }
        }
        double busy = (double) ranWithin(evidence, longest) / Math.max(1, longest.nanos() * carriers);
        if (longest.nanos() < LONGEST_DELAY || total < SHARE * (ran + total) || busy < BUSY) {
            return List.of();
        }
        return List.of(new Draft(this, "Virtual threads waited up to " + Durations.format(longest.nanos())
                + " for one of " + Phrases.counted(carriers, "carrier") + ", all of them busy.")
                .figure("carriers", carriers, Unit.COUNT)
                .figure("ready, without a carrier, in all", total, Unit.NANOS)
                .figure("the longest", longest.nanos(), Unit.NANOS)
                .figure("of that, carriers ran virtual threads", Math.min(1, busy), Unit.SHARE)
                .figure("virtual threads ran", ran, Unit.NANOS)
                .threads(delayed)
                .sure(Confidence.LIKELY, "They were ready and did not run, and other virtual threads kept the carriers"
                        + " meanwhile.")
                .weight(total)
                .advise("Compute in a pool of platform threads, where the operating system shares out the cores; keep"
                        + " virtual threads for what waits."));
    }

    private static Stretch longer(Stretch longest, Stretch other, List<Integer> delayed) {
        if (other.nanos() >= LONGEST_DELAY) {
            delayed.add(other.thread());
        }
        return other.nanos() > longest.nanos() ? other : longest;
    }

    private static Stretch longestRunnable(TracedThread thread) {
        Slices slices = thread.slices();
        Stretch longest = new Stretch(thread.index(), 0, 0, -1);
        for (int i = 0; i < slices.size(); i++) {
            if (slices.state(i) == ThreadState.RUNNABLE
                    && slices.endNanos(i) - slices.startNanos(i) > longest.nanos()) {
                longest = new Stretch(thread.index(), slices.startNanos(i), slices.endNanos(i), -1);
            }
        }
        return longest;
    }

    private static long ranWithin(Evidence evidence, Stretch stretch) {
        long sum = 0;
        for (TracedThread thread : evidence.threads()) {
            Slices slices = thread.slices();
            int first = thread.virtual() ? Stretch.firstEndingAfter(slices, stretch.from()) : slices.size();
            for (int i = first; i < slices.size() && slices.startNanos(i) < stretch.to(); i++) {
                if (slices.state(i) == ThreadState.RUNNING) {
                    sum += Math.min(stretch.to(), slices.endNanos(i)) - Math.max(stretch.from(), slices.startNanos(i));
                }
            }
        }
        return sum;
    }

    @Override
    public String teaching() {
        return """
                How many green threads run when all system threads are blocked? None. A virtual thread needs a
                carrier, a platform thread of which there are as many as cores. It gives its carrier back when it
                waits, and not before: a virtual thread that computes keeps it, because nobody takes it away. And
                one that waits with a frame on its stack that cannot be moved (a native one, a class initializer,
                before JDK 24 a synchronized block) is pinned: it waits and keeps its carrier all the same.

                How it is found: as many virtual threads as there are carriers were pinned at once; or virtual
                threads were ready and waited at least 50 ms for a carrier, a tenth of the time they ran, while others
                kept the carriers. If a waking thread is late and the carriers are free, the machine is busy with
                something else, and this is not said.

                What to do: against pinning, a newer JDK, ReentrantLock in place of synchronized, no blocking call
                in a class initializer. Against computing: a pool of platform threads for it. More carriers
                (jdk.virtualThreadScheduler.parallelism) hide it only.
                """;
    }
}
