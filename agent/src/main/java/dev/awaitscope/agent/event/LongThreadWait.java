package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A {@link ThreadWait} that lasted at least as long as the option {@code stacks} says, with its stack trace. */
@Name(LongThreadWait.NAME)
@Label("Long Thread Wait")
@Description("One wait of a thread, long enough to have a stack trace")
@Category("Awaitscope")
@StackTrace(true)
public final class LongThreadWait extends Wait {
    /** The event's name. */
    public static final String NAME = "awaitscope.LongThreadWait";
}
