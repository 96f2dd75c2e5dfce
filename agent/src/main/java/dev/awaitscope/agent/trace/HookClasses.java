package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.ChannelOperation;
import dev.awaitscope.agent.event.FailureUnobserved;
import dev.awaitscope.agent.event.FutureComplete;
import dev.awaitscope.agent.event.FutureCreate;
import dev.awaitscope.agent.event.FutureStage;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.PipelineUnused;
import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.agent.event.TaskReject;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.agent.event.VirtualThreadRun;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * The classes that hooks use. They are initialized before the first hook is called: a class is initialized under a lock,
 * and threads of the program that came to it together would wait for each other.
 */
final class HookClasses {
    private static final List<Class<?>> CLASSES = List.of(Blocker.class, ConditionNodes.class, Counters.class,
            EndedVirtualThreads.class, EventBuffer.class, HookMeter.class, MeteredHandler.class, ForkJoinRecorder.class,
            ForkJoinRecorder.Run.class, MonitorRecorder.class,
            MonitorWait.class, MountRecorder.class, Mounts.class, Outcome.class, Permits.class, Permits.Permit.class,
            SelectorRecorder.class,
            SelectorRecorder.Selection.class,
            TaskRecorder.class, TaskOutcome.class, PoolState.class, CompletionResult.class, CompletionTimes.class,
            FailureRecorder.class, ChannelRecorder.class, ChannelRecorder.Operation.class,
            LoopState.class, PipelineRecorder.class, FutureRecorder.class, StageKind.class, StageRun.class,
            WeakTable.class, Budget.class,
            VirtualThreadRecorder.Run.class, ThreadState.class, ThreadStates.class, ThreadTable.class, Threads.class,
            VirtualThreadRecorder.class, WaitRecorder.class, WaitScope.class, WaitScope.End.class, Wake.class,
            ThreadWait.class, LongThreadWait.class, TaskSubmit.class, TaskRun.class, SelectorWait.class,
            TaskReject.class, FutureCreate.class, FutureComplete.class, FutureStage.class, FailureUnobserved.class,
            PipelineUnused.class, LoopStall.class, ChannelOperation.class, VirtualThreadRun.class);

    private HookClasses() {}

    static void initialize() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            for (Class<?> type : CLASSES) {
                lookup.ensureInitialized(type);
            }
        } catch (IllegalAccessException e) {
            throw new LinkageError("a class of our own", e);
        }
    }
}
