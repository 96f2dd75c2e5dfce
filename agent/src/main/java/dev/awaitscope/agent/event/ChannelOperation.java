package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An operation of an asynchronous channel, from its submit to its completion. Written by the thread that completed it. */
@Name(ChannelOperation.NAME)
@Label("Channel Operation")
@Description("An operation of an asynchronous channel, from submit to completion")
@Category("Awaitscope")
@StackTrace(false)
public final class ChannelOperation extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.ChannelOperation";

    @Label("Operation")
    @Description("What was done: read, write, accept or connect")
    public String operation = "";

    @Label("Channel Class")
    @Description("Class of the channel")
    public @Nullable Class<?> channelClass;

    @Label("Channel Id")
    @Description("Identity hash code of the channel")
    public int channelId;

    /** -1 at the end of a stream, and where there is no number. */
    @Label("Bytes")
    @Description("Number of bytes read or written")
    @DataAmount
    public long bytes = -1;

    @Label("Submitter")
    @Description("Thread that submitted the operation")
    public @Nullable Thread submitter;

    /** JFR on JDK 17 cannot name a thread that has ended. */
    @Label("Submitter Id")
    @Description("Java thread id of the thread that submitted the operation")
    public long submitterId;

    @Label("Failure Class")
    @Description("Class of the exception that ended the operation")
    public @Nullable Class<?> failureClass;
}
