package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * What the operating system's scheduler did with one OS thread during the event's duration, from Linux's
 * {@code /proc/self/task/TID/schedstat}. Written only for threads whose counters changed.
 */
@Name(ThreadSchedule.NAME)
@Label("Thread Schedule")
@Description("What the scheduler of the operating system did with a thread")
@Category("Awaitscope")
@StackTrace(false)
public final class ThreadSchedule extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.ThreadSchedule";

    /** Joins with {@code osThreadId} of JFR's threads. */
    @Label("OS Thread Id")
    @Description("The thread's id in the operating system")
    public long osThreadId;

    @Label("Run Time")
    @Description("Time the thread was on a CPU")
    @Timespan(Timespan.NANOSECONDS)
    public long runTime;

    @Label("Run Queue Time")
    @Description("Time the thread was ready and waited for a CPU")
    @Timespan(Timespan.NANOSECONDS)
    public long runQueueTime;

    @Label("Slices")
    @Description("Number of times the thread was put on a CPU")
    public long slices;
}
