package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.Handler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bridge calls: each hook has a meter of its own, by the name of its method here, and is passed on to where the
 * work is done.
 */
public final class MeteredHandler extends Handler {
    private final TraceHandler hooks;
    private final List<HookMeter> meters = new ArrayList<>();
    private final HookMeter park = meter("park");
    private final HookMeter block = meter("block");
    private final HookMeter blockInNative = meter("blockInNative");
    private final HookMeter readStream = meter("readStream");
    private final HookMeter resume = meter("resume");
    private final HookMeter resumeFromNative = meter("resumeFromNative");
    private final HookMeter enter = meter("enter");
    private final HookMeter exit = meter("exit");
    private final HookMeter enterLate = meter("enterLate");
    private final HookMeter leave = meter("leave");
    private final HookMeter unpark = meter("unpark");
    private final HookMeter signal = meter("signal");
    private final HookMeter unmounted = meter("unmounted");
    private final HookMeter mounting = meter("mounting");
    private final HookMeter ready = meter("ready");
    private final HookMeter runBegin = meter("runBegin");
    private final HookMeter runEnd = meter("runEnd");
    private final HookMeter runResumed = meter("runResumed");
    private final HookMeter lastRunEnd = meter("lastRunEnd");
    private final HookMeter taskSubmit = meter("taskSubmit");
    private final HookMeter taskStart = meter("taskStart");
    private final HookMeter taskEnd = meter("taskEnd");
    private final HookMeter forkJoinSubmit = meter("forkJoinSubmit");
    private final HookMeter forkJoinStart = meter("forkJoinStart");
    private final HookMeter forkJoinEnd = meter("forkJoinEnd");
    private final HookMeter virtualThreadStart = meter("virtualThreadStart");
    private final HookMeter virtualThreadRun = meter("virtualThreadRun");
    private final HookMeter virtualThreadEnd = meter("virtualThreadEnd");
    private final HookMeter select = meter("select");
    private final HookMeter selectWaited = meter("selectWaited");
    private final HookMeter selected = meter("selected");
    private final HookMeter wakeup = meter("wakeup");
    private final HookMeter threadEnd = meter("threadEnd");
    private final HookMeter taskReject = meter("taskReject");
    private final HookMeter callerStart = meter("callerStart");
    private final HookMeter callerEnd = meter("callerEnd");
    private final HookMeter threadPerTask = meter("threadPerTask");
    private final HookMeter asyncStart = meter("asyncStart");
    private final HookMeter asyncEnd = meter("asyncEnd");
    private final HookMeter scheduled = meter("scheduled");
    private final HookMeter virtualThreadReject = meter("virtualThreadReject");
    private final HookMeter virtualThreadFailed = meter("virtualThreadFailed");
    private final HookMeter futureCreated = meter("futureCreated");
    private final HookMeter futureCompleted = meter("futureCompleted");
    private final HookMeter stageEnter = meter("stageEnter");
    private final HookMeter stageExit = meter("stageExit");
    private final HookMeter stageLate = meter("stageLate");
    private final HookMeter stageLateEnd = meter("stageLateEnd");
    private final HookMeter stageBegin = meter("stageBegin");
    private final HookMeter stageReturned = meter("stageReturned");
    private final HookMeter resultLooked = meter("resultLooked");
    private final HookMeter failureGiven = meter("failureGiven");
    private final HookMeter futureFailed = meter("futureFailed");
    private final HookMeter futureLooked = meter("futureLooked");
    private final HookMeter taskFailed = meter("taskFailed");
    private final HookMeter taskLooked = meter("taskLooked");
    private final HookMeter taskCancelled = meter("taskCancelled");
    private final HookMeter pipelineCreated = meter("pipelineCreated");
    private final HookMeter pipelineRun = meter("pipelineRun");
    private final HookMeter channelSubmit = meter("channelSubmit");
    private final HookMeter channelRefused = meter("channelRefused");
    private final HookMeter channelDone = meter("channelDone");
    private final HookMeter channelTimedOut = meter("channelTimedOut");
    private final HookMeter channelCancelled = meter("channelCancelled");
    private final HookMeter channelTask = meter("channelTask");
    private final HookMeter channelTaskDone = meter("channelTaskDone");

    public MeteredHandler(TraceHandler hooks) {
        this.hooks = hooks;
    }

    private HookMeter meter(String hook) {
        HookMeter meter = new HookMeter(hook);
        meters.add(meter);
        return meter;
    }

    /** What its meters show. */
    public HookCosts costs() {
        return new HookCosts(meters);
    }

    @Override
    public @Nullable Object park(@Nullable Object blocker, long timeoutNanos) {
        long begun = park.begin();
        Object token = hooks.park(blocker, timeoutNanos);
        park.end(begun);
        return token;
    }

    @Override
    public @Nullable Object block(@Nullable Object blocker, int kind, long timeoutNanos) {
        long begun = block.begin();
        Object token = hooks.block(blocker, kind, timeoutNanos);
        block.end(begun);
        return token;
    }

    @Override
    public @Nullable Object blockInNative(Object blocker, int kind) {
        long begun = blockInNative.begin();
        Object token = hooks.blockInNative(blocker, kind);
        blockInNative.end(begun);
        return token;
    }

    @Override
    public @Nullable Object readStream(Object stream) {
        long begun = readStream.begin();
        Object token = hooks.readStream(stream);
        readStream.end(begun);
        return token;
    }

    @Override
    public void resume(Object token, @Nullable Throwable thrown) {
        long begun = resume.begin();
        hooks.resume(token, thrown);
        resume.end(begun);
    }

    @Override
    public void resumeFromNative(Object token, @Nullable Throwable thrown) {
        long begun = resumeFromNative.begin();
        hooks.resumeFromNative(token, thrown);
        resumeFromNative.end(begun);
    }

    @Override
    public @Nullable Object enter(Object blocker, int kind) {
        long begun = enter.begin();
        Object token = hooks.enter(blocker, kind);
        enter.end(begun);
        return token;
    }

    @Override
    public void exit(Object token) {
        long begun = exit.begin();
        hooks.exit(token);
        exit.end(begun);
    }

    @Override
    public void enterLate(Object blocker, int kind) {
        long begun = enterLate.begin();
        hooks.enterLate(blocker, kind);
        enterLate.end(begun);
    }

    @Override
    public void leave(Object blocker) {
        long begun = leave.begin();
        hooks.leave(blocker);
        leave.end(begun);
    }

    @Override
    public void unpark(Thread wakee) {
        long begun = unpark.begin();
        hooks.unpark(wakee);
        unpark.end(begun);
    }

    @Override
    public void signal(Object node) {
        long begun = signal.begin();
        hooks.signal(node);
        signal.end(begun);
    }

    @Override
    public void unmounted(Thread virtualThread, int state) {
        long begun = unmounted.begin();
        hooks.unmounted(virtualThread, state);
        unmounted.end(begun);
    }

    @Override
    public void mounting(Thread virtualThread, int state) {
        long begun = mounting.begin();
        hooks.mounting(virtualThread, state);
        mounting.end(begun);
    }

    @Override
    public void ready(Thread virtualThread, int state) {
        long begun = ready.begin();
        hooks.ready(virtualThread, state);
        ready.end(begun);
    }

    @Override
    public void runBegin(Thread virtualThread) {
        long begun = runBegin.begin();
        hooks.runBegin(virtualThread);
        runBegin.end(begun);
    }

    @Override
    public void runEnd(Thread virtualThread, int state) {
        long begun = runEnd.begin();
        hooks.runEnd(virtualThread, state);
        runEnd.end(begun);
    }

    @Override
    public void runResumed(Thread virtualThread, boolean yielded) {
        long begun = runResumed.begin();
        hooks.runResumed(virtualThread, yielded);
        runResumed.end(begun);
    }

    @Override
    public void lastRunEnd(Thread virtualThread) {
        long begun = lastRunEnd.begin();
        hooks.lastRunEnd(virtualThread);
        lastRunEnd.end(begun);
    }

    @Override
    public void taskSubmit(Object pool, Object task) {
        long begun = taskSubmit.begin();
        hooks.taskSubmit(pool, task);
        taskSubmit.end(begun);
    }

    @Override
    public void taskStart(Object pool, Object task) {
        long begun = taskStart.begin();
        hooks.taskStart(pool, task);
        taskStart.end(begun);
    }

    @Override
    public void taskEnd(Object task, @Nullable Object thrown) {
        long begun = taskEnd.begin();
        hooks.taskEnd(task, thrown);
        taskEnd.end(begun);
    }

    @Override
    public void forkJoinSubmit(Object pool, Object task) {
        long begun = forkJoinSubmit.begin();
        hooks.forkJoinSubmit(pool, task);
        forkJoinSubmit.end(begun);
    }

    @Override
    public @Nullable Object forkJoinStart(Object task) {
        long begun = forkJoinStart.begin();
        Object token = hooks.forkJoinStart(task);
        forkJoinStart.end(begun);
        return token;
    }

    @Override
    public void forkJoinEnd(Object task, Object token) {
        long begun = forkJoinEnd.begin();
        hooks.forkJoinEnd(task, token);
        forkJoinEnd.end(begun);
    }

    @Override
    public void virtualThreadStart(Thread virtualThread, Object container) {
        long begun = virtualThreadStart.begin();
        hooks.virtualThreadStart(virtualThread, container);
        virtualThreadStart.end(begun);
    }

    @Override
    public @Nullable Object virtualThreadRun(Thread virtualThread, Object task) {
        long begun = virtualThreadRun.begin();
        Object token = hooks.virtualThreadRun(virtualThread, task);
        virtualThreadRun.end(begun);
        return token;
    }

    @Override
    public void virtualThreadEnd(Thread virtualThread, @Nullable Object token) {
        long begun = virtualThreadEnd.begin();
        hooks.virtualThreadEnd(virtualThread, token);
        virtualThreadEnd.end(begun);
    }

    @Override
    public @Nullable Object select(Object selector, long timeoutMillis) {
        long begun = select.begin();
        Object token = hooks.select(selector, timeoutMillis);
        select.end(begun);
        return token;
    }

    @Override
    public void selectWaited() {
        long begun = selectWaited.begin();
        hooks.selectWaited();
        selectWaited.end(begun);
    }

    @Override
    public void selected(Object token, int readyKeys) {
        long begun = selected.begin();
        hooks.selected(token, readyKeys);
        selected.end(begun);
    }

    @Override
    public void wakeup(Object selector) {
        long begun = wakeup.begin();
        hooks.wakeup(selector);
        wakeup.end(begun);
    }

    @Override
    public void threadEnd(Thread thread) {
        long begun = threadEnd.begin();
        hooks.threadEnd(thread);
        threadEnd.end(begun);
    }

    @Override
    public void taskReject(Object pool, Object task) {
        long begun = taskReject.begin();
        hooks.taskReject(pool, task);
        taskReject.end(begun);
    }

    @Override
    public @Nullable Object callerStart(Object pool, Object task) {
        long begun = callerStart.begin();
        Object token = hooks.callerStart(pool, task);
        callerStart.end(begun);
        return token;
    }

    @Override
    public void callerEnd(Object task, Object token, @Nullable Throwable thrown) {
        long begun = callerEnd.begin();
        hooks.callerEnd(task, token, thrown);
        callerEnd.end(begun);
    }

    @Override
    public void threadPerTask(Object executor, Object task) {
        long begun = threadPerTask.begin();
        hooks.threadPerTask(executor, task);
        threadPerTask.end(begun);
    }

    @Override
    public @Nullable Object asyncStart(Object task) {
        long begun = asyncStart.begin();
        Object token = hooks.asyncStart(task);
        asyncStart.end(begun);
        return token;
    }

    @Override
    public void asyncEnd(Object task, Object token) {
        long begun = asyncEnd.begin();
        hooks.asyncEnd(task, token);
        asyncEnd.end(begun);
    }

    @Override
    public void scheduled(Object task) {
        long begun = scheduled.begin();
        hooks.scheduled(task);
        scheduled.end(begun);
    }

    @Override
    public void virtualThreadReject(Object executor, Object task) {
        long begun = virtualThreadReject.begin();
        hooks.virtualThreadReject(executor, task);
        virtualThreadReject.end(begun);
    }

    @Override
    public void virtualThreadFailed(Object failure, Object virtualThread) {
        long begun = virtualThreadFailed.begin();
        hooks.virtualThreadFailed(failure, virtualThread);
        virtualThreadFailed.end(begun);
    }

    @Override
    public void futureCreated(Object future) {
        long begun = futureCreated.begin();
        hooks.futureCreated(future);
        futureCreated.end(begun);
    }

    @Override
    public void futureCompleted(Object future, boolean won, @Nullable Object result, @Nullable Object dependents) {
        long begun = futureCompleted.begin();
        hooks.futureCompleted(future, won, result, dependents);
        futureCompleted.end(begun);
    }

    @Override
    public @Nullable Object stageEnter(Object completion, int mode) {
        long begun = stageEnter.begin();
        Object token = hooks.stageEnter(completion, mode);
        stageEnter.end(begun);
        return token;
    }

    @Override
    public void stageExit(Object token) {
        long begun = stageExit.begin();
        hooks.stageExit(token);
        stageExit.end(begun);
    }

    @Override
    public @Nullable Object stageLate(Object source, Object result, @Nullable Object executor, String method,
            @Nullable Object function) {
        long begun = stageLate.begin();
        Object token = hooks.stageLate(source, result, executor, method, function);
        stageLate.end(begun);
        return token;
    }

    @Override
    public void stageLateEnd(Object token, @Nullable Object dependent) {
        long begun = stageLateEnd.begin();
        hooks.stageLateEnd(token, dependent);
        stageLateEnd.end(begun);
    }

    @Override
    public void stageBegin() {
        long begun = stageBegin.begin();
        hooks.stageBegin();
        stageBegin.end(begun);
    }

    @Override
    public void stageReturned() {
        long begun = stageReturned.begin();
        hooks.stageReturned();
        stageReturned.end(begun);
    }

    @Override
    public void resultLooked(Object result) {
        long begun = resultLooked.begin();
        hooks.resultLooked(result);
        resultLooked.end(begun);
    }

    @Override
    public void failureGiven(Object result, @Nullable Object function) {
        long begun = failureGiven.begin();
        hooks.failureGiven(result, function);
        failureGiven.end(begun);
    }

    @Override
    public void futureFailed(Object future) {
        long begun = futureFailed.begin();
        hooks.futureFailed(future);
        futureFailed.end(begun);
    }

    @Override
    public void futureLooked(Object future) {
        long begun = futureLooked.begin();
        hooks.futureLooked(future);
        futureLooked.end(begun);
    }

    @Override
    public void taskFailed(Object task, Throwable failure) {
        long begun = taskFailed.begin();
        hooks.taskFailed(task, failure);
        taskFailed.end(begun);
    }

    @Override
    public void taskLooked(Object task) {
        long begun = taskLooked.begin();
        hooks.taskLooked(task);
        taskLooked.end(begun);
    }

    @Override
    public void taskCancelled(Object task, boolean cancelled) {
        long begun = taskCancelled.begin();
        hooks.taskCancelled(task, cancelled);
        taskCancelled.end(begun);
    }

    @Override
    public void pipelineCreated(Object pipeline, @Nullable Object first, int depth) {
        long begun = pipelineCreated.begin();
        hooks.pipelineCreated(pipeline, first, depth);
        pipelineCreated.end(begun);
    }

    @Override
    public void pipelineRun(Object pipeline) {
        long begun = pipelineRun.begin();
        hooks.pipelineRun(pipeline);
        pipelineRun.end(begun);
    }

    @Override
    public @Nullable Object channelSubmit(Object channel, int operation) {
        long begun = channelSubmit.begin();
        Object token = hooks.channelSubmit(channel, operation);
        channelSubmit.end(begun);
        return token;
    }

    @Override
    public void channelRefused(Object token) {
        long begun = channelRefused.begin();
        hooks.channelRefused(token);
        channelRefused.end(begun);
    }

    @Override
    public void channelDone(@Nullable Object result, @Nullable Object failure, Object channel, int operation) {
        long begun = channelDone.begin();
        hooks.channelDone(result, failure, channel, operation);
        channelDone.end(begun);
    }

    @Override
    public void channelTimedOut(Object channel, int operation, boolean killed) {
        long begun = channelTimedOut.begin();
        hooks.channelTimedOut(channel, operation, killed);
        channelTimedOut.end(begun);
    }

    @Override
    public void channelCancelled(Object channel, int operation) {
        long begun = channelCancelled.begin();
        hooks.channelCancelled(channel, operation);
        channelCancelled.end(begun);
    }

    @Override
    public void channelTask(Object task, Object channel, int operation) {
        long begun = channelTask.begin();
        hooks.channelTask(task, channel, operation);
        channelTask.end(begun);
    }

    @Override
    public void channelTaskDone(@Nullable Object result, @Nullable Object failure, Object task) {
        long begun = channelTaskDone.begin();
        hooks.channelTaskDone(result, failure, task);
        channelTaskDone.end(begun);
    }

    @Override
    public void failed(String place, Throwable failure) {
        hooks.failed(place, failure);
    }
}
