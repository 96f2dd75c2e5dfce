package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs an event loop waited for something else than its selector. The wait itself is a {@link ThreadWait},
 * too; this event is written when the next selection tells what had to wait for it.
 */
@Name(LoopStall.NAME)
@Label("Loop Stall")
@Description("A thread of an event loop waited for something else than events")
@Category("Awaitscope")
@StackTrace(false)
public final class LoopStall extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.LoopStall";

    @Label("Kind")
    @Description("What was waited for, as in Thread Wait")
    public String kind = "";

    @Label("Blocker Class")
    @Description("Class of the object waited for")
    public @Nullable Class<?> blockerClass;

    /** 0 where there is none. */
    @Label("Blocker Id")
    @Description("Identity hash code of the object waited for")
    public int blockerId;

    @Label("Selector Class")
    @Description("Class of the selector of the loop")
    public @Nullable Class<?> selectorClass;

    @Label("Selector Id")
    @Description("Identity hash code of the selector")
    public int selectorId;

    @Label("Waiting Keys")
    @Description("Number of keys that were ready when the loop selected again")
    public int waitingKeys;
}
