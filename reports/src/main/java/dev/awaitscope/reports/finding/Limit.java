package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A limit for a gate: how long, or how often, something may take place in a run.
 *
 * @param what
 *            {@code queue} or {@code run} (of the pool that is worst), {@code wait} (all but idle ones) or a kind of wait
 * @param statistic
 *            which number of its lengths
 * @param most
 *            nanoseconds; of a count, how many
 */
public record Limit(String what, Statistic statistic, long most) {
    /** What can be limited, for a help text. */
    public static List<String> words() {
        return List.of("queue", "run", "wait", "and the kinds of waits, such as lock");
    }

    /** Whether there is something of this name to be limited. */
    public static boolean isKnown(String what) {
        return what.equals("queue") || what.equals("run") || what.equals("wait") || WaitKind.of(what).isPresent();
    }

    /** As on the command line, without the value: {@code queue.p99}. */
    public String name() {
        return what + '.' + statistic.name().toLowerCase(Locale.ROOT);
    }

    /** What a run has of it. */
    public Measured measure(RunReport report) {
        return switch (what) {
            case "queue" -> worst(report, Pool::queued);
            case "run" -> worst(report, Pool::run);
            case "wait" -> new Measured(statistic.of(report.totals().all()), "all waits");
            default -> new Measured(report.totals()
                    .byKind()
                    .stream()
                    .filter(total -> total.kind().label().equals(what))
                    .map(WaitTotal::lengths)
                    .findFirst()
                    .map(statistic::of)
                    .orElse(0L), "waits of kind " + what);
        };
    }

    private Measured worst(RunReport report, Function<Pool, Distribution> lengths) {
        return report.pools()
                .stream()
                .map(pool -> new Measured(statistic.of(lengths.apply(pool)), "tasks of " + pool.label()))
                .max(Comparator.comparingLong(Measured::value))
                .orElse(new Measured(0, "tasks"));
    }

    /** What is wrong in a run, and by how much: one sentence; empty where the limit is kept. */
    public Optional<String> exceeded(RunReport report) {
        Measured measured = measure(report);
        return measured.value() <= most
                ? Optional.empty()
                : Optional.of(name() + " is " + text(measured.value()) + " for " + measured.of() + ", "
                        + text(measured.value() - most) + " more than " + text(most) + ".");
    }

    private String text(long value) {
        return statistic == Statistic.COUNT ? Phrases.counted(value, "time") : Durations.format(value);
    }

    /**
     * A number found in a run.
     *
     * @param value
     *            nanoseconds; of a count, how many
     * @param of
     *            of what, in words
     */
    public record Measured(long value, String of) {}

    /** A number of a distribution. */
    public enum Statistic {
        /** How many. */
        COUNT,
        /** Sum. */
        TOTAL,
        /** Median. */
        P50,
        /** Nine of ten are not longer. */
        P90,
        /** 99 of 100 are not longer. */
        P99,
        /** The longest. */
        MAX;

        long of(Distribution lengths) {
            return switch (this) {
                case COUNT -> lengths.count();
                case TOTAL -> lengths.totalNanos();
                case P50 -> lengths.p50Nanos();
                case P90 -> lengths.p90Nanos();
                case P99 -> lengths.p99Nanos();
                case MAX -> lengths.maxNanos();
            };
        }
    }
}
