package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * One wait of a thread, platform or virtual: from the first park or block to the last resume of one call. Without a
 * stack trace: JFR knows stack traces per event type only, so that the long ones have a type of their own,
 * {@link LongThreadWait}.
 */
@Name(ThreadWait.NAME)
@Label("Thread Wait")
@Description("One wait of a thread, shorter than the limit for stack traces")
@Category("Awaitscope")
@StackTrace(false)
public final class ThreadWait extends Wait {
    /** The event's name. */
    public static final String NAME = "awaitscope.ThreadWait";
}
