package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A {@code CompletableFuture} was created here: the group {@code futures.sites}, which is off by default. */
@Name(FutureCreate.NAME)
@Label("Future Create")
@Description("A future was created")
@Category("Awaitscope")
@StackTrace(true)
public final class FutureCreate extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.FutureCreate";

    @Label("Future Id")
    @Description("Identity hash code of the future")
    public int futureId;

    @Label("Future Class")
    @Description("Class of the future")
    public @Nullable Class<?> futureClass;
}
