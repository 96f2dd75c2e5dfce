package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * A future failed, and nobody asked for its result or was given the failure: found when the failure has been garbage
 * collected, or at the end of the recording. The future had failed {@link #age} before the event's start time.
 */
@Name(FailureUnobserved.NAME)
@Label("Failure Unobserved")
@Description("A future failed and nobody looked at the failure")
@Category("Awaitscope")
@StackTrace(false)
public final class FailureUnobserved extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.FailureUnobserved";

    @Label("Future Id")
    @Description("Identity hash code of the future")
    public int futureId;

    @Label("Future Class")
    @Description("Class of the future")
    public @Nullable Class<?> futureClass;

    /** Without the {@code CompletionException} around it. */
    @Label("Failure Class")
    @Description("Class of the exception that nobody saw")
    public @Nullable Class<?> failureClass;

    /** At most 200 characters; null where there was none. */
    @Label("Message")
    @Description("Message of the exception")
    public @Nullable String message;

    /** Null where the thread is gone; then there is its id. */
    @Label("Completer")
    @Description("Thread in which the future failed")
    public @Nullable Thread completer;

    @Label("Completer Id")
    @Description("Java thread id of the thread in which the future failed")
    public long completerId;

    /** {@code Type.method:line} of the innermost frame outside the JDK; null where it is not known. */
    @Label("Site")
    @Description("Place in the program where the exception was made")
    public @Nullable String site;

    @Label("Age")
    @Description("Time between the failure and this event")
    @Timespan(Timespan.NANOSECONDS)
    public long age;

    @Label("Reachable")
    @Description("Whether the failure could still have been looked at, at the end of the recording")
    public boolean reachable;
}
