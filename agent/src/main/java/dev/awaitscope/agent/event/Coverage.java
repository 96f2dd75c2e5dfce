package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What a recording can and cannot show, once per chunk and group. */
@Name(Coverage.NAME)
@Label("Coverage")
@Description("What the recording can show and what it cannot, with the reason")
@Category("Awaitscope")
@StackTrace(false)
public final class Coverage extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.Coverage";

    /** A group of instrumentations, or another thing that limits what is seen, such as {@code other-recordings}. */
    @Label("Group")
    @Description("A group of instrumentations")
    public String group = "";

    /** One of {@code on, partial, off}. */
    @Label("State")
    @Description("Whether the group is on, partial or off")
    public String state = "";

    @Label("Reason")
    @Description("Why the group is not wholly on, empty where it is")
    public String reason = "";
}
