package dev.awaitscope.demos.load;

/**
 * The part of a run that counts, in nanoseconds since the run began: requests intended for it are judged even if they
 * end after it, so that none is left out for being slow.
 *
 * @param fromNanos
 *            first instant
 * @param toNanos
 *            the instant after the last
 */
record Window(long fromNanos, long toNanos) {
    /** For a run that warms up and counts nothing. */
    static final Window NEVER = new Window(0, 0);
    /** For a run that counts from beginning to end. */
    static final Window ALWAYS = new Window(0, Long.MAX_VALUE);

    boolean contains(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }
}
