package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * What a part of the agent has cost since it started, at the end of each chunk. Parts are hooks, whose calls are counted
 * and multiplied by the cost of one, measured in the same JVM; threads of the agent, whose CPU time is measured; and the
 * recording, whose size is.
 */
@Name(AgentCost.NAME)
@Label("Agent Cost")
@Description("What a part of the agent has cost since it started")
@Category("Awaitscope")
@StackTrace(false)
public final class AgentCost extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.AgentCost";

    /** {@code hook NAME}, {@code event NAME}, {@code thread NAME} or {@code recording}. */
    @Label("Part")
    @Description("The part of the agent")
    public String part = "";

    @Label("Calls")
    @Description("Number of calls, 0 for a part that is not called")
    public long calls;

    @Label("Call Cost")
    @Description("CPU time of one call, measured in this JVM")
    @Timespan(Timespan.NANOSECONDS)
    public long callCost;

    /** Of hooks: calls times the cost of one. */
    @Label("Cpu Time")
    @Description("CPU time of all calls, or of the thread")
    @Timespan(Timespan.NANOSECONDS)
    public long cpuTime;

    @Label("Written")
    @Description("Bytes written by this part")
    @DataAmount
    public long written;

    @Label("Estimated")
    @Description("Whether the CPU time is calculated from calls rather than measured")
    public boolean estimated;
}
