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
 * What a part of the agent has cost since it started, at the end of each chunk. Parts are hooks, all of whose calls are
 * counted and some timed; threads of the agent and of JFR, whose CPU time is measured; and the recording, whose size is.
 * Not in it: what the JVM's own events cost, and the collection of what the agent allocates.
 */
@Name(AgentCost.NAME)
@Label("Agent Cost")
@Description("What a part of the agent has cost since it started")
@Category("Awaitscope")
@StackTrace(false)
public final class AgentCost extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.AgentCost";

    /** {@code hook NAME}, {@code thread NAME} or {@code recording}. */
    @Label("Part")
    @Description("The part of the agent: a hook, a thread or the recording")
    public String part = "";

    /** Exact. */
    @Label("Calls")
    @Description("Number of calls, 0 for a part that is not called")
    public long calls;

    /** 0 where none was: then nothing is known of the cost. */
    @Label("Timed Calls")
    @Description("Number of calls that were timed")
    public long timedCalls;

    /** The mean of those timed. */
    @Label("Call Cost")
    @Description("Time of one call, the mean of those that were timed in this program")
    @Timespan(Timespan.NANOSECONDS)
    public long callCost;

    /** Of hooks: calls times the cost of one. */
    @Label("Cpu Time")
    @Description("CPU time of all calls, or of the thread")
    @Timespan(Timespan.NANOSECONDS)
    public long cpuTime;

    /** The events that are still in the JVM's buffers when this is written are not counted. */
    @Label("Written")
    @Description("Bytes written by this part")
    @DataAmount
    public long written;

    @Label("Estimated")
    @Description("Whether the CPU time is calculated from calls rather than measured")
    public boolean estimated;

    /** For a person to read. */
    @Label("Method")
    @Description("How it was measured")
    public String method = "";
}
