package dev.awaitscope.reports.cause;

import static dev.awaitscope.reports.Phrases.counted;
import static dev.awaitscope.reports.Phrases.number;
import static dev.awaitscope.reports.Phrases.percent;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run shows, in sentences that its numbers prove. Claims no cause that the events do not name. */
public final class Verdict {
    /** Tasks that wait less than this share of the time they run do not queue worth a word. */
    private static final double QUEUES = 0.1;
    private static final long LONG_OPEN = 1_000_000_000;

    private final List<String> sentences = new ArrayList<>();
    private final List<TracedWait> waits;
    private final WaitTotals totals;
    private final List<Pool> pools;
    private final LoadOverTime load;
    private final RunCoverage coverage;
    private final long durationNanos;

    private Verdict(List<TracedWait> waits, WaitTotals totals, List<Pool> pools, LoadOverTime load,
            RunCoverage coverage, long durationNanos) {
        this.waits = waits;
        this.totals = totals;
        this.pools = pools;
        this.load = load;
        this.coverage = coverage;
        this.durationNanos = durationNanos;
    }

    /** The sentences, the most important first; never empty. */
    public static List<String> of(List<TracedWait> waits, WaitTotals totals, List<Pool> pools, LoadOverTime load,
            RunCoverage coverage, long durationNanos) {
        return new Verdict(waits, totals, pools, load, coverage, durationNanos).sentences();
    }

    private List<String> sentences() {
        List<TracedWait> open = waits.stream().filter(wait -> wait.open() && !wait.idle()).toList();
        Optional<WaitRing> ring = WaitRing.find(open);
        ring.ifPresent(this::deadlock);
        waiting();
        pools.stream()
                .filter(Verdict::queues)
                .max(Comparator.comparingLong((Pool pool) -> pool.queued().totalNanos()))
                .ifPresent(this::queueing);
        load();
        if (ring.isEmpty()) {
            stuck(open);
        }
        return sentences;
    }

    private void deadlock(WaitRing ring) {
        List<String> parts = new ArrayList<>();
        for (TracedWait wait : ring.waits()) {
            parts.add(wait.threadLabel() + " has waited " + Durations.format(wait.durationNanos()) + " for "
                    + what(wait.kind().label(), wait.blocker()) + '@' + Long.toHexString(wait.blockerId())
                    + ", which " + ownerLabel(wait) + " holds");
        }
        sentences.add("Deadlock: " + String.join("; ", parts) + ".");
    }

    private static String ownerLabel(TracedWait wait) {
        return wait.owner() == null || wait.owner().isEmpty() ? "#" + wait.ownerThreadId() : wait.owner();
    }

    private void waiting() {
        if (totals.bySite().isEmpty()) {
            sentences.add(coverage.agentVersion() == null
                    ? "The recording holds no waits: it was made without Awaitscope's agent, and JFR keeps only what"
                            + " is above its own thresholds."
                    : "No thread waited " + Durations.format(coverage.minimumWaitNanos())
                            + " or longer for anything the agent can see.");
            return;
        }
        WaitTotal top = totals.bySite().getFirst();
        long all = totals.all().totalNanos();
        sentences.add("Threads mostly waited for " + Phrases.goal(top.kind(), top.blocker()) + ": "
                + percent((double) top.lengths().totalNanos() / Math.max(1, all)) + " of " + Durations.format(all)
                + ".");
        String share = all == 0 ? "" : percent((double) top.lengths().totalNanos() / all) + " of it for ";
        String text = "Threads waited " + Durations.format(all) + " in " + counted(totals.all().count(), "wait") + "; "
                + share + what(top.kind().label(), top.blocker())
                + (top.site() == null ? "" : " at " + top.site()) + " ("
                + counted(top.lengths().count(), "wait") + ", median " + Durations.format(top.lengths().p50Nanos())
                + ", p99 " + Durations.format(top.lengths().p99Nanos()) + ")";
        boolean named = top.topWaker() != null && 2 * top.topWakerNanos() > top.lengths().totalNanos();
        sentences.add(named
                ? text + ", and " + top.topWaker() + " ended "
                        + percent((double) top.topWakerNanos() / top.lengths().totalNanos()) + " of that time."
                : text + ".");
    }

    private static boolean queues(Pool pool) {
        return pool.queued().totalNanos() > QUEUES * pool.run().totalNanos() && pool.queued().p50Nanos() > 100_000;
    }

    private void queueing(Pool pool) {
        sentences.add("Tasks of " + pool.label() + " queued " + Durations.format(pool.queued().p50Nanos())
                + " (median; p99 " + Durations.format(pool.queued().p99Nanos()) + ") and ran "
                + Durations.format(pool.run().p50Nanos()) + ": " + counted(pool.threads().size(), "thread")
                + " ran them, " + number(pool.averageBusy()) + " at once on average.");
    }

    private void load() {
        String cores = load.cores() == 0 ? "" : " of " + counted(load.cores(), "core");
        String busy = number(load.averageParallelism()) + cores;
        String text = switch (load.parallelismSource()) {
            case SCHEDULER -> busy + " in use by its threads";
            case CPU_LOAD -> busy + " in use by the whole JVM";
            case STATES -> "at most " + busy + " in use";
        };
        sentences.add("Over " + Durations.format(durationNanos) + " there were on average "
                + number(load.averageConcurrency()) + " pieces of work in progress (at most "
                + String.format(Locale.ROOT, "%,d", load.peakConcurrency()) + " at once) and " + text + ".");
    }

    private void stuck(List<TracedWait> open) {
        List<TracedWait> longOnes = open.stream()
                .filter(wait -> wait.durationNanos() >= LONG_OPEN)
                .sorted(Comparator.comparingLong(TracedWait::durationNanos).reversed())
                .toList();
        if (!longOnes.isEmpty()) {
            TracedWait longest = longOnes.getFirst();
            sentences.add(
                    counted(longOnes.size(), "wait") + " of over 1 s had not ended with the recording, the longest "
                            + Durations.format(longest.durationNanos()) + ": " + longest.threadLabel() + " for "
                            + what(longest.kind().label(), longest.blocker())
                            + (longest.owner() == null ? "" : ", which " + ownerLabel(longest) + " holds")
                            + (longest.site() == null ? "" : ", at " + longest.site()) + ".");
        }
    }

    private static String what(String kind, @Nullable String blocker) {
        return blocker == null ? kind : kind + " " + blocker.substring(blocker.lastIndexOf('.') + 1);
    }
}
