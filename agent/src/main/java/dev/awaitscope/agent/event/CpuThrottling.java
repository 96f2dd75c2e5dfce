package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * What the CPU quota of a Linux control group did to the program during the event's duration. Written once a second for
 * each group that holds the process and has a quota, the group's parents included: where there is none, there is no such
 * event.
 */
@Name(CpuThrottling.NAME)
@Label("Cpu Throttling")
@Description("What the CPU quota of a control group did to the program")
@Category("Awaitscope")
@StackTrace(false)
public final class CpuThrottling extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.CpuThrottling";

    /** As the process sees it: {@code /} is a container's own group. */
    @Label("Control Group")
    @Description("Path of the control group")
    public String controlGroup = "";

    /** Twice {@link #quotaPeriod} is a quota of two CPUs. */
    @Label("Quota Time")
    @Description("CPU time that the group may use in each period")
    @Timespan(Timespan.NANOSECONDS)
    public long quotaTime;

    @Label("Quota Period")
    @Description("Length of a period of the quota")
    @Timespan(Timespan.NANOSECONDS)
    public long quotaPeriod;

    /** Only periods in which the group wanted to run. */
    @Label("Periods")
    @Description("Number of periods in which the group ran")
    public long periods;

    @Label("Throttled Periods")
    @Description("Number of periods in which the quota was used up")
    public long throttledPeriods;

    /** Summed over CPUs: two CPUs stopped for 10 ms are 20 ms. */
    @Label("Throttled Time")
    @Description("Time for which CPUs were kept from running the group")
    @Timespan(Timespan.NANOSECONDS)
    public long throttledTime;
}
