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
 * One mount of a virtual thread, from its mount to its unmount. With the option {@code slices=all} only. Written by the
 * virtual thread itself when it runs again or ends, or by a thread of the agent where it does not run again.
 */
@Name(VirtualThreadRun.NAME)
@Label("Virtual Thread Run")
@Description("A virtual thread ran on a carrier, from mount to unmount")
@Category("Awaitscope")
@StackTrace(false)
public final class VirtualThreadRun extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.VirtualThreadRun";

    @Label("Virtual Thread")
    @Description("Virtual thread that was mounted")
    public @Nullable Thread virtualThread;

    @Label("Carrier")
    @Description("Platform thread that it was mounted on")
    public @Nullable Thread carrier;

    /** Null but for the first mount. */
    @Label("Created By")
    @Description("Thread that started the virtual thread, with the first mount only")
    public @Nullable Thread createdBy;

    /** Null where it is not known: nobody tells who released a monitor. */
    @Label("Ready By")
    @Description("Thread that made the virtual thread ready to run")
    public @Nullable Thread readyBy;

    /** {@link Long#MIN_VALUE} where it is not known: at the first mount that was seen of a thread started before. */
    @Label("Ready Time")
    @Description("Time between being made ready and this mount")
    @Timespan(Timespan.NANOSECONDS)
    public long readyTime = Long.MIN_VALUE;

    /** One of {@code park, timed-park, yield, monitor, object-wait, ended}; timed parks include sleeping. */
    @Label("Unmounted For")
    @Description("Why it was unmounted: park, timed-park, yield, monitor, object-wait or ended")
    public String unmountedFor = "";

    /** The reason is in the JDK's {@code jdk.VirtualThreadPinned}, which lies within this run. */
    @Label("Pinned")
    @Description("Whether the thread parked in this run and could not be unmounted for it")
    public boolean pinned;
}
