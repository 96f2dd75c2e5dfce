package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Records each virtual thread as the task it is: submitted where it is started, run from its first mount to its end. */
final class VirtualThreadRecorder {
    private static final @Nullable VarHandle CONTAINER = container();

    private final TaskRecorder tasks;
    private final Counters counters;

    VirtualThreadRecorder(TaskRecorder tasks, Counters counters) {
        this.tasks = tasks;
        this.counters = counters;
    }

    /** The field that says in which executor or scope a thread runs; null before JDK 19, which has none. */
    private static @Nullable VarHandle container() {
        try {
            Class<?> type = Class.forName("jdk.internal.vm.ThreadContainer", false, null);
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findVarHandle(Thread.class,
                            "container", type);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    void start(Thread virtualThread, Object container) {
        TaskSubmit event = new TaskSubmit();
        if (event.isEnabled() && counters.isOpen() && !Threads.isCarrier(Thread.currentThread())) {
            event.taskId = Threads.id(virtualThread);
            event.poolId = poolId(container);
            event.poolClass = poolClass(container);
            event.commit();
            counters.committed(Counters.TASK_SUBMIT);
        }
    }

    @Nullable
    TaskRun run(Thread virtualThread, Object task) {
        TaskRun event = TaskRecorder.run(Threads.id(virtualThread), task, null);
        Object container = CONTAINER == null ? null : CONTAINER.get(virtualThread);
        if (event != null && container != null) {
            event.poolId = poolId(container);
            event.poolClass = poolClass(container);
        }
        return event;
    }

    void end(TaskRun event) {
        tasks.commit(event);
    }

    private static int poolId(Object container) {
        return isRoot(container) ? 0 : System.identityHashCode(container);
    }

    private static @Nullable Class<?> poolClass(Object container) {
        return isRoot(container) ? null : container.getClass();
    }

    /** The root container is no pool: threads are in it that were started without one. */
    private static boolean isRoot(Object container) {
        return container.getClass().getName().startsWith("jdk.internal.vm.ThreadContainers$");
    }
}
