package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** The agent's options in force, once per chunk. */
@Name(AgentSettings.NAME)
@Label("Agent Settings")
@Description("The options of the agent in force")
@Category("Awaitscope")
@StackTrace(false)
public final class AgentSettings extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.AgentSettings";

    @Label("Version")
    @Description("Version of the agent")
    public String version = "";

    @Label("Options")
    @Description("The options as they were given")
    public String options = "";

    @Label("Stack Threshold")
    @Description("Waits at least this long have a stack trace")
    @Timespan(Timespan.NANOSECONDS)
    public long stackThreshold;

    @Label("Minimum Wait")
    @Description("Shorter waits are counted and summed, not recorded one by one")
    @Timespan(Timespan.NANOSECONDS)
    public long minimumWait;

    @Label("Groups")
    @Description("Names of the groups of instrumentations that are on")
    public String groups = "";

    @Label("Maximum Size")
    @Description("The recording keeps at most this much, the newest")
    @DataAmount
    public long maximumSize;

    @Label("Start Time Added")
    @Description("Time that the start of the agent took")
    @Timespan(Timespan.NANOSECONDS)
    public long startTimeAdded;
}
