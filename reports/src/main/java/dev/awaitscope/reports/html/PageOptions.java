package dev.awaitscope.reports.html;

/**
 * How a page is written.
 *
 * @param full
 *            whether every slice is kept; otherwise, in very large recordings, neighbouring short ones are merged and the
 *            page says so
 * @param redact
 *            whether names of threads, files and hosts and the program's arguments are left out, for sharing
 */
public record PageOptions(boolean full, boolean redact) {
    /** What a page is written with when nothing else is asked for. */
    public static final PageOptions DEFAULT = new PageOptions(false, false);
}
