package dev.awaitscope.reports.html;

/**
 * How a page is written.
 *
 * @param full
 *            whether every slice is kept; otherwise, in very large recordings, neighbouring short ones are merged and the
 *            page says so
 * @param redact
 *            whether names of threads, files and hosts and the program's arguments are left out, for sharing
 * @param progress
 *            told how far writing is, on the writing thread
 */
public record PageOptions(boolean full, boolean redact, Progress progress) {
    /** What a page is written with when nothing else is asked for. */
    public static final PageOptions DEFAULT = new PageOptions(false, false);

    /** Of a page whose progress nobody asks for. */
    public PageOptions(boolean full, boolean redact) {
        this(full, redact, (_, _) -> {});
    }

    /** Told how far the writing of a large page is. */
    @FunctionalInterface
    public interface Progress {
        /** Called now and then with slices written so far and slices in all. */
        void at(long slices, long ofSlices);
    }
}
