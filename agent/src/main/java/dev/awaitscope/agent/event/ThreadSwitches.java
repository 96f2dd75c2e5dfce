package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * How often one OS thread left its CPU during the event's duration, once a second, from Linux's
 * {@code /proc/self/task/TID/status}. Written only for threads that did.
 */
@Name(ThreadSwitches.NAME)
@Label("Thread Switches")
@Description("How often a thread left its CPU")
@Category("Awaitscope")
@StackTrace(false)
public final class ThreadSwitches extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.ThreadSwitches";

    /** Joins with {@code osThreadId} of JFR's threads. */
    @Label("OS Thread Id")
    @Description("The thread's id in the operating system")
    public long osThreadId;

    @Label("Voluntary Switches")
    @Description("Number of times the thread left its CPU in order to wait")
    public long voluntarySwitches;

    @Label("Involuntary Switches")
    @Description("Number of times the scheduler gave the CPU to another thread")
    public long involuntarySwitches;
}
