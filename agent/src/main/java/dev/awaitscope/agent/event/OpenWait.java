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
 * A wait that had not ended when the event was written: once a second for waits over one second, and for all at the end
 * of a recording. A deadlock leaves nothing else behind. The wait began {@link #age} before the event's start time.
 */
@Name(OpenWait.NAME)
@Label("Open Wait")
@Description("A wait that had not ended yet")
@Category("Awaitscope")
@StackTrace(false)
public final class OpenWait extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.OpenWait";

    @Label("Waiter")
    @Description("Thread that waits")
    public @Nullable Thread waiter;

    @Label("Kind")
    @Description("What is waited for, as in Thread Wait")
    public String kind = "";

    @Label("Blocker Class")
    @Description("Class of the object waited for")
    public @Nullable Class<?> blockerClass;

    /** Identity hash code of the object waited for, 0 where there is none. */
    @Label("Blocker Id")
    @Description("Identity hash code of the object waited for")
    public int blockerId;

    /** Null where the blocker has no owner or it is not known. */
    @Label("Owner")
    @Description("Thread that owned the lock or monitor at the time of the event")
    public @Nullable Thread owner;

    @Label("Age")
    @Description("How long the thread had been waiting at the time of the event")
    @Timespan(Timespan.NANOSECONDS)
    public long age;

    /** {@code Type.method:line} of the innermost frame outside {@code java.*} and {@code jdk.*}; null where unknown. */
    @Label("Site")
    @Description("Place in the program where the thread waits")
    public @Nullable String site;
}
