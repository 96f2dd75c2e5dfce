package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Records each virtual thread as the task it is: submitted where it is started, run from its first mount to its end. */
final class VirtualThreadRecorder {
    private static final @Nullable VarHandle CONTAINER = container();

    /** The run of a thread's task. */
    record Run(TaskRun event, Object task) {}

    /** A thread that an exception has ended. */
    private record Failed(Thread thread, Class<?> failureClass) {}

    private static final int SLOTS = 256;

    private final TaskRecorder tasks;
    /** By thread id: from the exception to the end of the thread it is a short way. */
    private final AtomicReferenceArray<@Nullable Failed> failed = new AtomicReferenceArray<>(SLOTS);

    VirtualThreadRecorder(TaskRecorder tasks) {
        this.tasks = tasks;
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
        if (event.isEnabled() && !Threads.isCarrier(Thread.currentThread())) {
            event.taskId = Threads.id(virtualThread);
            event.poolId = poolId(container);
            event.poolClass = poolClass(container);
            tasks.commit(event);
        }
    }

    @Nullable
    Run run(Thread virtualThread, Object task) {
        TaskRun event = TaskRecorder.run(Threads.id(virtualThread), task, null);
        Object container = CONTAINER == null ? null : CONTAINER.get(virtualThread);
        if (event != null && container != null) {
            event.poolId = poolId(container);
            event.poolClass = poolClass(container);
        }
        return event == null ? null : new Run(event, task);
    }

    void failed(Thread virtualThread, Throwable failure) {
        failed.setRelease(slot(virtualThread), new Failed(virtualThread, failure.getClass()));
    }

    void end(Thread virtualThread, Run run) {
        int slot = slot(virtualThread);
        Failed failure = failed.getAcquire(slot);
        if (failure != null && failure.thread == virtualThread) {
            failed.setRelease(slot, null);
            run.event.failureClass = failure.failureClass;
            tasks.commit(run.event);
        } else {
            tasks.end(run.event, run.task, null);
        }
    }

    private static int slot(Thread thread) {
        return (int) Threads.id(thread) & SLOTS - 1;
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
