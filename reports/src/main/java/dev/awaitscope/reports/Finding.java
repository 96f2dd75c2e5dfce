package dev.awaitscope.reports;

import java.util.List;

/**
 * Something about a run that is worth knowing, in words for people.
 *
 * @param name
 *            what it is, for {@code explain} and {@code check}: lower case, with hyphens
 * @param title
 *            a few words, without a full stop
 * @param sentence
 *            what was seen, with its numbers: one sentence in plain words
 * @param figures
 *            the numbers it rests on
 * @param threads
 *            indexes of the threads concerned, the most concerned first; at most {@link #MOST}
 * @param sites
 *            places in the program, {@code Type.method:line}, the most important first; at most {@link #MOST}
 * @param confidence
 *            how sure it is
 * @param because
 *            why it is not surer, or what makes it certain: one sentence
 * @param advice
 *            what to do: one or two sentences
 * @param weightNanos
 *            time lost to it, summed over threads, as far as that can be said; findings are ordered by confidence and
 *            this
 */
public record Finding(String name, String title, String sentence, List<Figure> figures, List<Integer> threads,
        List<String> sites, Confidence confidence, String because, String advice, long weightNanos) {
    /** As many threads and sites are named. */
    public static final int MOST = 10;

    /** Copies the lists. */
    public Finding {
        figures = List.copyOf(figures);
        threads = List.copyOf(threads);
        sites = List.copyOf(sites);
    }

    /**
     * A number with its name.
     *
     * @param name
     *            what it is, for people
     * @param value
     *            how much
     * @param unit
     *            of what
     */
    public record Figure(String name, double value, Unit unit) {}

    /** What a figure counts. */
    public enum Unit {
        /** Nanoseconds. */
        NANOS,
        /** Things, whole ones. */
        COUNT,
        /** 0 to 1. */
        SHARE,
        /** Mean number of things at once. */
        AVERAGE
    }

    /** How sure a finding is. */
    public enum Confidence {
        /** The events say it themselves. */
        CERTAIN("certain"),
        /** It explains what the events say better than anything else that is known here. */
        LIKELY("likely"),
        /** It may be so; only the program's author can tell. */
        POSSIBLE("possible");

        private final String label;

        Confidence(String label) {
            this.label = label;
        }

        /** The word for it. */
        public String label() {
            return label;
        }
    }
}
