package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * A stream was built and never run.
 *
 * @param nanos
 *            when its last operation was added
 * @param pipelineClass
 *            class of that operation
 * @param operations
 *            how many there are
 * @param creator
 *            index of the thread that built it, -1 where it is not known or left out
 * @param site
 *            where
 * @param reachable
 *            whether it could still be run when the recording ended
 */
public record UnusedPipeline(long nanos, @Nullable String pipelineClass, int operations, int creator,
        @Nullable String site, boolean reachable) {}
