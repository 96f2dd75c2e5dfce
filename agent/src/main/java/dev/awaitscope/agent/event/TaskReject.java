package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * An executor refused a task, because it is shut down or its queue and threads are all taken. Written by the submitting
 * thread, after the {@link TaskSubmit} of the same task. Where the policy has the caller run the task, a {@link TaskRun}
 * follows.
 */
@Name(TaskReject.NAME)
@Label("Task Reject")
@Description("An executor refused a task")
@Category("Awaitscope")
@StackTrace(false)
public final class TaskReject extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.TaskReject";

    @Label("Task Id")
    @Description("Identity hash code of the task")
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

    /** Null where the executor has none and throws. */
    @Label("Policy Class")
    @Description("Class of the handler that decides what becomes of the task")
    public @Nullable Class<?> policyClass;

    /** -1 where it is not known. */
    @Label("Queue Length")
    @Description("Number of tasks that were queued")
    public int queueLength = -1;

    /** -1 where it is not known. */
    @Label("Pool Size")
    @Description("Number of threads that the executor had")
    public int poolSize = -1;
}
