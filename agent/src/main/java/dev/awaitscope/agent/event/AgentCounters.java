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
 * What the agent itself counted since it started, at the end of each chunk. A row with a {@link #kind} sums the waits of
 * that kind that were shorter than the minimum: per platform thread, and in one row for all virtual ones. A row without
 * kind says how many events of a type were committed, to be compared with what a reader finds.
 */
@Name(AgentCounters.NAME)
@Label("Agent Counters")
@Description("What the agent counted since it started")
@Category("Awaitscope")
@StackTrace(false)
public final class AgentCounters extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.AgentCounters";

    @Label("Counted Type")
    @Description("Name of the counted event type")
    public String countedType = "";

    @Label("Committed")
    @Description("Number of events that the agent committed")
    public long committed;

    @Label("Dropped")
    @Description("Number of events that were over a budget and not committed")
    public long dropped;

    @Label("Kind")
    @Description("Kind of the waits summed in this row")
    public @Nullable String kind;

    @Label("Waiter")
    @Description("Platform thread whose waits are summed in this row")
    public @Nullable Thread waiter;

    /**
     * Java thread id of the waiter, which JFR on JDK 17 cannot name when it has ended; 0 for all virtual threads together,
     * -1 for all platform threads together that ended when many others had.
     */
    @Label("Waiter Id")
    @Description("Java thread id of the waiter, 0 for all virtual threads, -1 for ended threads together")
    public long waiterId;

    @Label("Short Waits")
    @Description("Number of waits shorter than the minimum")
    public long shortWaits;

    @Label("Short Wait Time")
    @Description("Sum of the waits shorter than the minimum")
    @Timespan(Timespan.NANOSECONDS)
    public long shortWaitTime;
}
