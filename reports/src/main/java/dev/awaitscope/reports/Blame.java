package dev.awaitscope.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cascaded blame: at each instant, a waiting thread is charged not to the thread that it waits for but, while that one
 * waits too, to what that one waits for, and so on to the root. Roots and charges each add up to the same total: the
 * time that threads spent waiting and were not idle, as their slices have it.
 *
 * @param totalNanos
 *            time waited by all threads together
 * @param roots
 *            what the waiting came down to, the largest first
 * @param charges
 *            how much of what was waited for came down to which root, the largest first
 */
public record Blame(long totalNanos, List<Root> roots, List<Charge> charges) {
    /** Nothing waited. */
    public static final Blame NONE = new Blame(0, List.of(), List.of());

    /** Copies the lists. */
    public Blame {
        roots = List.copyOf(roots);
        charges = List.copyOf(charges);
    }

    /** Share of the whole, 0 to 1. */
    public double share(long nanos) {
        return totalNanos == 0 ? 0 : (double) nanos / totalNanos;
    }

    /**
     * An end of chains of waits: what one actor did while others waited for it, directly or through others.
     *
     * @param actor
     *            index of the actor
     * @param cause
     *            what it did
     * @param kind
     *            what it waited for, where it waited for no thread; null where it did not wait
     * @param blocker
     *            class of what it waited for; null where there is none
     * @param site
     *            place in the program where it waited; null where it did not or none was recorded
     * @param task
     *            class of the task that it ran then; null for none
     * @param nanos
     *            how much waiting is charged to it
     * @param ownNanos
     *            how much of that is its own waiting: not charged to it by others
     */
    public record Root(int actor, Cause cause, @Nullable WaitKind kind, @Nullable String blocker,
            @Nullable String site, @Nullable String task, long nanos, long ownNanos) {}

    /**
     * Waiting of one sort that came down to one root.
     *
     * @param kind
     *            what was waited for
     * @param blocker
     *            class of what was waited for; null where there is none
     * @param site
     *            place in the program that waited; null where none was recorded
     * @param root
     *            index in {@link Blame#roots()}
     * @param nanos
     *            how much
     */
    public record Charge(WaitKind kind, @Nullable String blocker, @Nullable String site, int root, long nanos) {}

    /** What a chain of waits can end in. */
    public enum Cause {
        /** It ran. */
        RUNNING("ran", "running"),
        /** It was ready and had no CPU, or no carrier. */
        RUNNABLE("had no CPU", "no free CPU"),
        /** It waited for bytes, a connection or another process. */
        IO("waited for I/O", "I/O"),
        /** It slept, or let the time it had given pass. */
        TIMER("let time pass", "sleep or time-out"),
        /** It had nothing to do. */
        IDLE("had nothing to do", "idleness"),
        /** It waited in a ring of threads that wait for each other. */
        RING("waited in a ring", "a ring"),
        /** It waited, and what ended that is not known; or nothing ended it. */
        UNKNOWN("waited for something unknown", "unknown");

        private final String words;
        private final String noun;

        Cause(String words, String noun) {
            this.words = words;
            this.noun = noun;
        }

        /** The word for it, for a table. */
        public String noun() {
            return noun;
        }

        /** What the actor did, for a sentence. */
        public String words() {
            return words;
        }
    }
}
