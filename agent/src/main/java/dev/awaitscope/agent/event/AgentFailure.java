package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Something the agent caught so that the program does not notice; every report shows them. */
@Name(AgentFailure.NAME)
@Label("Agent Failure")
@Description("A failure of the agent that was kept from the program")
@Category("Awaitscope")
@StackTrace(false)
public final class AgentFailure extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.AgentFailure";

    @Label("Place")
    @Description("The part of the agent that failed")
    public String place = "";

    @Label("Failure Class")
    @Description("Class of the exception")
    public @Nullable Class<?> failureClass;

    @Label("Message")
    @Description("Message of the first such exception")
    public @Nullable String message;

    /** How often the same place has failed with the same class since the agent started. */
    @Label("Count")
    @Description("Number of such failures since the agent started")
    public long count;
}
