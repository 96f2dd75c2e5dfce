package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The run of a task from start to end, written by the thread that ran it. */
@Name(TaskRun.NAME)
@Label("Task Run")
@Description("A task of an executor ran")
@Category("Awaitscope")
@StackTrace(false)
public final class TaskRun extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.TaskRun";

    /** As in {@link TaskSubmit#taskId}. */
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

    /** Class of what the task threw out to its executor; null where it ended normally. */
    @Label("Failure Class")
    @Description("Class of the exception that ended the task")
    public @Nullable Class<?> failureClass;

    /** Such a task was taken up by its executor all the same; {@link FutureComplete} tells who cancelled it. */
    @Label("Cancelled")
    @Description("Whether the task was cancelled before it ended")
    public boolean cancelled;
}
