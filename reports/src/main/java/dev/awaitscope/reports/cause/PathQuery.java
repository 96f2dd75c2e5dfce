package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Phrases;

/**
 * Whose critical path is asked for.
 *
 * @param of
 *            of what
 * @param name
 *            name or id of the thread, class of the task or request with or without its package; empty for the run
 */
public record PathQuery(Of of, String name) {
    /** What has a critical path. */
    public enum Of {
        /** All of it. */
        RUN,
        /** A thread, from its start to its end. */
        THREAD,
        /** A task, from its submit to its end: of those with this class the slowest. */
        TASK,
        /** Of the requests of a sort the typical and the slow one. */
        REQUEST
    }

    boolean matches(String candidate) {
        return candidate.equals(name) || Phrases.simpleName(candidate).equals(name);
    }
}
