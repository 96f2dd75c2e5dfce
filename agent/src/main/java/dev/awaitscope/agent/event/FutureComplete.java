package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * A future was completed by the thread that writes the event. A {@code CompletableFuture} that nothing waited for or
 * depended on leaves no such event, unless creation sites are recorded; a {@code FutureTask} only where it was cancelled,
 * since otherwise its completion is the end of its {@link TaskRun}.
 */
@Name(FutureComplete.NAME)
@Label("Future Complete")
@Description("A future was completed")
@Category("Awaitscope")
@StackTrace(false)
public final class FutureComplete extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.FutureComplete";

    @Label("Future Id")
    @Description("Identity hash code of the future")
    public int futureId;

    @Label("Future Class")
    @Description("Class of the future")
    public @Nullable Class<?> futureClass;

    /** What the program sees within a {@code CompletionException}; null where the future has a value. */
    @Label("Failure Class")
    @Description("Class of the exception that the future was completed with")
    public @Nullable Class<?> failureClass;

    @Label("Cancelled")
    @Description("Whether the future was cancelled")
    public boolean cancelled;

    /** At most 64 are counted. */
    @Label("Dependents")
    @Description("Number of stages and waiting threads that the completion lets go on")
    public int dependents;
}
