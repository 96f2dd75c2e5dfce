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
 * The function of a dependent stage of a {@code CompletableFuture} ran, written by the thread that ran it. Its delay is the
 * time from the completion of the source, a {@link FutureComplete} or the end of another stage, to the start of this event.
 */
@Name(FutureStage.NAME)
@Label("Future Stage")
@Description("A function that depends on a future ran")
@Category("Awaitscope")
@StackTrace(false)
public final class FutureStage extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.FutureStage";

    @Label("Future Id")
    @Description("Identity hash code of the future that the stage completes")
    public int futureId;

    /** Of two sources, the first. */
    @Label("Source Id")
    @Description("Identity hash code of the future that the stage depended on")
    public int sourceId;

    /** One of {@code apply, accept, run, handle, whenComplete, exceptionally, compose, combine, either}. */
    @Label("Stage")
    @Description("What the stage does, for example apply, accept, run, handle or compose")
    public String stage = "";

    @Label("Function Class")
    @Description("Class of the function")
    public @Nullable Class<?> functionClass;

    @Label("Asynchronous")
    @Description("Whether an executor was asked to run the function")
    public boolean asynchronous;

    /** Such a function runs at once, or is given to its executor at once: it has not waited for the source. */
    @Label("Late")
    @Description("Whether the source was complete before the stage was added")
    public boolean late;

    /** Since the stage was added, for a late one; {@link Long#MIN_VALUE} where it is not known. */
    @Label("Delay")
    @Description("Time between the completion of the source and the start of the function")
    @Timespan(Timespan.NANOSECONDS)
    public long delay = Long.MIN_VALUE;

    @Label("Failure Class")
    @Description("Class of the exception that the function threw")
    public @Nullable Class<?> failureClass;
}
