package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.CriticalPath;

/**
 * A critical path with whose it is.
 *
 * @param title
 *            in words: {@code the run}, {@code the slowest of 200 tasks app.Order}
 * @param path
 *            the path
 */
public record NamedPath(String title, CriticalPath path) {}
