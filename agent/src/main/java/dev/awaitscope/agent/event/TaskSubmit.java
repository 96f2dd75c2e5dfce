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
 * A task given to an executor, written by the submitting thread. The run that belongs to it is the next {@link TaskRun}
 * with the same pool, task id and task class, first in first out.
 */
@Name(TaskSubmit.NAME)
@Label("Task Submit")
@Description("A task was given to an executor")
@Category("Awaitscope")
@StackTrace(false)
public final class TaskSubmit extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.TaskSubmit";

    /** Identity hash code of the task; of a task that is a virtual thread, the thread's id. */
    @Label("Task Id")
    @Description("Identity hash code of the task, or the id of the virtual thread that runs it")
    public long taskId;

    @Label("Task Class")
    @Description("Class of the task as the executor sees it")
    public @Nullable Class<?> taskClass;

    @Label("Pool Id")
    @Description("Identity hash code of the executor")
    public int poolId;

    @Label("Pool Class")
    @Description("Class of the executor")
    public @Nullable Class<?> poolClass;

    /** Tasks in the queue before this one; -1 where it is not known. */
    @Label("Queue Length")
    @Description("Number of tasks that were queued before this one")
    public int queueLength = -1;

    /** -1 where it is not known. */
    @Label("Pool Size")
    @Description("Number of threads that the executor had")
    public int poolSize = -1;

    /** -1 where it is not known or there is none. */
    @Label("Maximum Pool Size")
    @Description("Number of threads that the executor may have")
    public int maximumPoolSize = -1;

    /** 0 for a task that is due at once; negative where it was due before, as a periodic task may be. */
    @Label("Delay")
    @Description("Time until the task is due, negative where it was due already")
    @Timespan(Timespan.NANOSECONDS)
    public long delay;
}
