package dev.awaitscope.agent.event;

import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ThreadWait} and {@link LongThreadWait} have in common. Not an event type of its own.
 *
 * <p>
 * Written by one thread, the one that waited, except where {@link #waiter} says otherwise.
 */
public abstract class Wait extends Event {
    /** One of the names of {@code WaitKind}, for example {@code lock} or {@code latch}. */
    @Label("Kind")
    @Description("What was waited for, for example lock, condition, latch, queue, future, park, sleep or join")
    public String kind = "";

    /** The class as a user knows it: {@code ReentrantLock}, not its inner {@code Sync}. */
    @Label("Blocker Class")
    @Description("Class of the object waited for")
    public @Nullable Class<?> blockerClass;

    /** Identity hash code of the object waited for, 0 where there is none. */
    @Label("Blocker Id")
    @Description("Identity hash code of the object waited for")
    public int blockerId;

    /** Null where {@link #wokenBy} is not {@code thread}, or where the thread could not be known. */
    @Label("Waker")
    @Description("Thread whose action ended the wait")
    public @Nullable Thread waker;

    /** The mechanical caller of unpark: differs from the waker where a wake-up was passed on. */
    @Label("Unparked By")
    @Description("Thread that called unpark")
    public @Nullable Thread unparkedBy;

    /** Java thread id of the waker, 0 where there is none: JFR on JDK 17 cannot name a thread that has ended. */
    @Label("Waker Id")
    @Description("Java thread id of the thread whose action ended the wait")
    public long wakerId;

    /** Java thread id of the caller of unpark, 0 where there is none. */
    @Label("Unparked By Id")
    @Description("Java thread id of the thread that called unpark")
    public long unparkedById;

    /** One of {@code thread, timer, interrupt, io, process}, empty where it is not known. */
    @Label("Woken By")
    @Description("What ended the wait: thread, timer, interrupt, io or process")
    public String wokenBy = "";

    /** From the wake-up to the moment the thread ran again; {@link Long#MIN_VALUE} where it is not known. */
    @Label("Runnable Time")
    @Description("Time between the wake-up and the moment the thread ran again")
    @Timespan(Timespan.NANOSECONDS)
    public long runnableTime = Long.MIN_VALUE;

    @Label("Timed Out")
    @Description("Whether the time given to the wait was over before it was ended")
    public boolean timedOut;

    @Label("Interrupted")
    @Description("Whether an interrupt ended the wait")
    public boolean interrupted;

    /** How often the thread was really suspended within this one wait; at least 1. */
    @Label("Parks")
    @Description("Number of times the thread was suspended within this wait")
    public int parks;

    /** Null where the event's own thread is the one that waited, which is the rule. */
    @Label("Waiter")
    @Description("Thread that waited, where another thread had to write the event")
    public @Nullable Thread waiter;

    /** {@code Type.method:line} outside the JDK; null where the event's own stack trace or nothing says it. */
    @Label("Site")
    @Description("Place in the program where the thread waited, where another thread had to write the event")
    public @Nullable String site;
}
