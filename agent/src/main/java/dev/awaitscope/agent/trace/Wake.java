package dev.awaitscope.agent.trace;

/**
 * A wake-up on its way to a waiting thread.
 *
 * @param root
 *            the thread whose action ended the wait
 * @param unparker
 *            the thread that called unpark
 * @param nanos
 *            when, as {@link System#nanoTime}
 */
record Wake(Thread root, Thread unparker, long nanos) {}
