package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedWait;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What can be added up over recordings: parts of a run, processes, a fleet. Merging is associative and commutative, and
 * the size is bounded whatever goes in. Percentiles are within 1 %; counts, totals and maxima are exact. Not thread-safe.
 */
public final class Summary {
    /*
     * A bound that does not depend on the order of merging: of more keys than fit, those with the lowest hash stay, and
     * everything else is one key. A key among the lowest of the whole is among the lowest of each part, so that all of it
     * is there; one that is not ends up in the rest from whichever part.
     */
    /** As many keys are told apart. */
    public static final int MOST_KEYS = 4_096;

    private final int mostKeys;
    private final TreeMap<Key, Lengths> lengths = new TreeMap<>();
    private final Lengths rest = new Lengths();
    private long runs;
    private long durationNanos;
    private long threads;

    /** Of nothing. */
    public Summary() {
        this(MOST_KEYS);
    }

    Summary(int mostKeys) {
        this.mostKeys = mostKeys;
    }

    /** Of one run. */
    public static Summary of(RunReport report) {
        Summary summary = new Summary();
        summary.addRun(report.recording().durationNanos(), report.threads().size());
        for (TracedWait wait : report.waits()) {
            if (!wait.idle()) {
                summary.add(new Key(wait.kind().label(), wait.blocker(), wait.site()), wait.durationNanos());
            }
        }
        List<Pool> pools = report.pools();
        for (TracedTask task : report.tasks()) {
            String pool = pools.get(task.pool()).poolClass();
            if (task.queueNanos() != TracedTask.NOT_KNOWN) {
                summary.add(new Key("queue of", pool, null), task.queueNanos());
            }
            if (task.endNanos() != TracedTask.NOT_KNOWN) {
                summary.add(new Key("run in", pool, null), task.runNanos());
            }
        }
        return summary;
    }

    void addRun(long nanos, long threadCount) {
        runs++;
        durationNanos += nanos;
        threads += threadCount;
    }

    void add(Key key, long nanos) {
        Lengths known = lengths.get(key);
        if (known == null) {
            known = new Lengths();
            lengths.put(key, known);
        }
        known.add(nanos);
        bound();
    }

    /** Adds another one, which is left as it is. */
    public Summary merge(Summary other) {
        runs += other.runs;
        durationNanos += other.durationNanos;
        threads += other.threads;
        rest.addAll(other.rest);
        other.lengths.forEach((key, of) -> {
            lengths.computeIfAbsent(key, _ -> new Lengths()).addAll(of);
            bound();
        });
        return this;
    }

    private void bound() {
        while (lengths.size() > mostKeys) {
            rest.addAll(lengths.pollLastEntry().getValue());
        }
    }

    /** Number of runs in it. */
    public long runs() {
        return runs;
    }

    /** Their lengths, summed. */
    public long durationNanos() {
        return durationNanos;
    }

    /** Their threads, summed. */
    public long threads() {
        return threads;
    }

    /** What was waited for, queued and run, the largest total first. */
    public List<Total> totals() {
        return lengths.entrySet()
                .stream()
                .map(entry -> new Total(entry.getKey(), entry.getValue().distribution()))
                .sorted(Comparator.comparingLong((Total total) -> total.lengths().totalNanos())
                        .reversed()
                        .thenComparing(Total::key))
                .toList();
    }

    /** What was too much to be told apart. */
    public Distribution rest() {
        return rest.distribution();
    }

    /**
     * What lengths are of.
     *
     * @param what
     *            a kind of wait, {@code queue of} or {@code run in}
     * @param type
     *            class of what was waited for, or of the pool; null where there is none
     * @param site
     *            place in the program; null where none was recorded
     */
    public record Key(String what, @Nullable String type, @Nullable String site) implements Comparable<Key> {
        private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

        /** By a hash that is the same in every JVM, so that what is left out does not depend on names. */
        @Override
        public int compareTo(Key other) {
            int byHash = Integer.compare(mixed(), other.mixed());
            return byHash != 0
                    ? byHash
                    : Comparator.comparing(Key::what)
                            .thenComparing(Key::type, TEXT)
                            .thenComparing(Key::site, TEXT)
                            .compare(this, other);
        }

        private int mixed() {
            return Objects.hash(what, type, site) * 0x9E3779B1;
        }
    }

    /**
     * Lengths with what they are of.
     *
     * @param key
     *            of what
     * @param lengths
     *            how many and how long
     */
    public record Total(Key key, Distribution lengths) {}
}
