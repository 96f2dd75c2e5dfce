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
 * A selector waited for ready channels: for an event loop, its idle time. Written for each selection that waited, and at
 * least every 100 ms while none does.
 */
@Name(SelectorWait.NAME)
@Label("Selector Wait")
@Description("A selector waited for ready channels")
@Category("Awaitscope")
@StackTrace(false)
public final class SelectorWait extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.SelectorWait";

    @Label("Selector Class")
    @Description("Class of the selector")
    public @Nullable Class<?> selectorClass;

    @Label("Selector Id")
    @Description("Identity hash code of the selector")
    public int selectorId;

    /** -1 for a wait without limit, 0 for one that only looks. */
    @Label("Timeout")
    @Description("Time given to the selection")
    @Timespan(Timespan.MILLISECONDS)
    public long timeout;

    @Label("Ready Keys")
    @Description("Number of keys that the selection updated")
    public int readyKeys;

    /** Java thread id of the waker, 0 where there is none: JFR on JDK 17 cannot name a thread that has ended. */
    @Label("Waker Id")
    @Description("Java thread id of the thread that woke the selector up")
    public long wakerId;

    /** Null where no thread called {@code wakeup}. */
    @Label("Waker")
    @Description("Thread that woke the selector up")
    public @Nullable Thread waker;

    /** The selections between, too short to be recorded, are part of it. */
    @Label("Busy Time")
    @Description("Time the thread has worked since its last recorded selection")
    @Timespan(Timespan.NANOSECONDS)
    public long busyTime;

    @Label("Longest Busy Time")
    @Description("Longest time between two selections since the last recorded one")
    @Timespan(Timespan.NANOSECONDS)
    public long longestBusyTime;

    /** At least 1: this one. */
    @Label("Selections")
    @Description("Number of selections of the thread since its last recorded one")
    public int selections = 1;
}
