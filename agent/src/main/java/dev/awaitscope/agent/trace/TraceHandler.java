package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.Handler;
import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.TaskRun;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Receives all hooks and hands each to the recorder of its concept. A token may be that of an agent that was detached
 * while a thread waited: it is none of ours.
 */
public final class TraceHandler extends Handler {
    private static final @Nullable Class<?> PROCESS_STREAM = Threads.find("java.lang.Process$PipeInputStream");

    private final Failures failures;
    private final Counters counters = new Counters();
    private final EndedVirtualThreads endedThreads = new EndedVirtualThreads();
    private final ThreadStates states;
    private final WaitRecorder waits;
    private final TaskRecorder tasks;
    private final VirtualThreadRecorder virtualThreads;
    private final ForkJoinRecorder forkJoin;
    private final SelectorRecorder selectors;
    private final FailureRecorder unobserved;
    private final FutureRecorder futures;
    private final PipelineRecorder pipelines;
    private final ChannelRecorder channels = new ChannelRecorder(counters);
    private final Watch watch;
    private final MonitorRecorder monitors;
    private final MountRecorder mounts;

    public TraceHandler(Limits limits, Failures failures) {
        HookClasses.initialize();
        this.failures = failures;
        this.states = new ThreadStates(limits, counters);
        this.waits = new WaitRecorder(states, counters, limits, endedThreads);
        this.tasks = new TaskRecorder(states, counters);
        this.virtualThreads = new VirtualThreadRecorder(tasks);
        this.forkJoin = new ForkJoinRecorder(tasks, waits);
        this.selectors = new SelectorRecorder(states, waits, counters, limits);
        this.unobserved = new FailureRecorder(counters);
        this.futures = new FutureRecorder(states, counters, unobserved);
        this.pipelines = new PipelineRecorder(counters);
        this.watch = new Watch(states, counters, limits, failures, this::reportCollected);
        this.monitors = watch.monitors();
        this.mounts = watch.mounts();
    }

    /**
     * Starts the watching thread.
     *
     * @param first
     *            what that thread does before it watches
     */
    public void start(Runnable first) {
        watch.start(first);
    }

    /** Stops the watching thread. */
    public void stop() {
        watch.stop();
    }

    private void reportCollected() {
        unobserved.reportCollected();
        pipelines.reportCollected();
    }

    /** Writes what there is to say at the end of a chunk: open waits and counters. */
    public void endChunk() {
        watch.reportAll();
        counters.commit(states);
    }

    /** As {@link #endChunk}, and nothing is recorded after it, so that the counters agree with the recording. */
    public void endLastChunk() {
        watch.reportLast();
        unobserved.reportReachable();
        pipelines.reportReachable();
        counters.commit(states);
    }

    /** Whether a hook has been called by this thread. */
    public boolean knows(Thread thread) {
        return states.find(thread) != null;
    }

    @Override
    public @Nullable Object park(@Nullable Object blocker, long timeoutNanos) {
        return waits.park(blocker, timeoutNanos);
    }

    @Override
    public @Nullable Object block(@Nullable Object blocker, int kind, long timeoutNanos) {
        return waits.suspend(blocker, kind, timeoutNanos);
    }

    @Override
    public @Nullable Object blockInNative(Object blocker, int kind) {
        return Threads.isVirtual(Thread.currentThread())
                ? waits.enter(blocker, kind)
                : waits.suspend(blocker, kind, 0);
    }

    @Override
    public @Nullable Object readStream(Object stream) {
        // Files are read by FileInputStream itself. A virtual thread does not park here, it keeps its carrier.
        return stream.getClass() == PROCESS_STREAM ? waits.suspend(stream, WaitKind.IO, 0) : null;
    }

    @Override
    public void resume(Object token, @Nullable Throwable thrown) {
        if (token instanceof WaitScope scope) {
            waits.resume(scope, thrown);
        }
    }

    @Override
    public void resumeFromNative(Object token, @Nullable Throwable thrown) {
        if (!(token instanceof WaitScope scope)) {
            return;
        }
        if (scope.state.virtual) {
            waits.close(scope);
        } else {
            waits.resume(scope, thrown);
        }
    }

    @Override
    public @Nullable Object enter(Object blocker, int kind) {
        return waits.enter(blocker, kind);
    }

    @Override
    public void exit(Object token) {
        if (token instanceof WaitScope scope) {
            waits.close(scope);
        }
    }

    @Override
    public void enterLate(Object blocker, int kind) {
        waits.enter(blocker, kind);
    }

    @Override
    public void leave(Object blocker) {
        waits.leave(blocker);
    }

    @Override
    public void unpark(Thread wakee) {
        waits.unpark(wakee);
    }

    @Override
    public void signal(Object node) {
        Thread waiter = ConditionNodes.waiter(node);
        if (waiter != null) {
            waits.signal(waiter);
        }
    }

    @Override
    public void unmounted(Thread virtualThread, int state) {
        monitors.unmounted(virtualThread, state);
    }

    @Override
    public void mounting(Thread virtualThread, int state) {
        monitors.mounting(virtualThread, state);
    }

    @Override
    public void ready(Thread virtualThread, int state) {
        mounts.ready(virtualThread, state);
    }

    @Override
    public void runBegin(Thread virtualThread) {
        mounts.mounting(virtualThread);
    }

    @Override
    public void runEnd(Thread virtualThread, int state) {
        mounts.unmounted(virtualThread, state);
    }

    @Override
    public void runResumed(Thread virtualThread, boolean yielded) {
        mounts.resumed(virtualThread, yielded);
    }

    @Override
    public void lastRunEnd(Thread virtualThread) {
        mounts.end(virtualThread);
    }

    @Override
    public void taskSubmit(Object pool, Object task) {
        tasks.submit(pool, task);
    }

    @Override
    public void taskStart(Object pool, Object task) {
        tasks.start(pool, task);
    }

    @Override
    public void taskEnd(Object task, @Nullable Object thrown) {
        tasks.end(task, thrown);
    }

    @Override
    public void forkJoinSubmit(Object pool, Object task) {
        forkJoin.submit(pool, task);
    }

    @Override
    public @Nullable Object forkJoinStart(Object task) {
        return forkJoin.start(task);
    }

    @Override
    public void forkJoinEnd(Object task, Object token) {
        if (token instanceof ForkJoinRecorder.Run run) {
            forkJoin.end(task, run);
        }
    }

    @Override
    public void virtualThreadStart(Thread virtualThread, Object container) {
        virtualThreads.start(virtualThread, container);
    }

    @Override
    public @Nullable Object virtualThreadRun(Thread virtualThread, Object task) {
        return virtualThreads.run(virtualThread, task);
    }

    @Override
    public void virtualThreadEnd(Thread virtualThread, @Nullable Object token) {
        endedThreads.add(virtualThread);
        selectors.threadEnd(virtualThread);
        if (token instanceof VirtualThreadRecorder.Run run) {
            virtualThreads.end(virtualThread, run);
        }
    }

    @Override
    public @Nullable Object select(Object selector, long timeoutMillis) {
        return selectors.begin(selector, timeoutMillis);
    }

    @Override
    public void selectWaited() {
        selectors.waited();
    }

    @Override
    public void selected(Object token, int readyKeys) {
        selectors.end(token, readyKeys);
    }

    @Override
    public void wakeup(Object selector) {
        selectors.wakeup(selector);
    }

    @Override
    public void threadEnd(Thread thread) {
        states.end(thread);
    }

    @Override
    public void taskReject(Object pool, Object task) {
        if (pool instanceof ForkJoinPool) {
            forkJoin.reject(pool, task);
        } else {
            tasks.reject(pool, task);
        }
    }

    @Override
    public @Nullable Object callerStart(Object pool, Object task) {
        return tasks.startInCaller(pool, task);
    }

    @Override
    public void callerEnd(Object task, Object token, @Nullable Throwable thrown) {
        if (token instanceof TaskRun run) {
            tasks.end(run, task, thrown);
        }
    }

    @Override
    public void threadPerTask(Object executor, Object task) {
        forkJoin.submitToThread(executor, task);
    }

    @Override
    public @Nullable Object asyncStart(Object task) {
        return forkJoin.startInThread(task);
    }

    @Override
    public void asyncEnd(Object task, Object token) {
        if (token instanceof TaskRun run) {
            tasks.end(run, task, null);
        }
    }

    @Override
    public void scheduled(Object task) {
        forkJoin.schedule(task);
    }

    @Override
    public void virtualThreadReject(Object executor, Object task) {
        tasks.submit(executor, task);
        tasks.reject(executor, task);
    }

    @Override
    public void virtualThreadFailed(Object failure, Object virtualThread) {
        virtualThreads.failed((Thread) virtualThread, (Throwable) failure);
    }

    @Override
    public void futureCreated(Object future) {
        futures.created(future);
    }

    @Override
    public void futureCompleted(Object future, boolean won, @Nullable Object result, @Nullable Object dependents) {
        futures.completed(future, result, dependents);
    }

    @Override
    public @Nullable Object stageEnter(Object completion, int mode) {
        return futures.enter(completion, mode);
    }

    @Override
    public void stageExit(Object token) {
        if (token instanceof StageRun run) {
            futures.exit(run, null);
        }
    }

    @Override
    public @Nullable Object stageLate(Object source, Object result, @Nullable Object executor, String method,
            @Nullable Object function) {
        return futures.enterLate(source, method, function);
    }

    @Override
    public void stageLateEnd(Object token, @Nullable Object dependent) {
        if (token instanceof StageRun run) {
            futures.exit(run, dependent);
        }
    }

    @Override
    public void stageBegin() {
        futures.begin();
    }

    @Override
    public void stageReturned() {
        futures.returned();
    }

    @Override
    public void resultLooked(Object result) {
        unobserved.looked(CompletionResult.failureOf(result));
    }

    @Override
    public void failureGiven(Object result, @Nullable Object function) {
        unobserved.given(CompletionResult.failureOf(result), function);
    }

    @Override
    public void futureFailed(Object future) {
        unobserved.completed(future, CompletionResult.failure((CompletableFuture<?>) future));
    }

    @Override
    public void futureLooked(Object future) {
        unobserved.looked(CompletionResult.failure((CompletableFuture<?>) future));
    }

    @Override
    public void taskFailed(Object task, Throwable failure) {
        unobserved.failed(task, failure);
    }

    @Override
    public void taskLooked(Object task) {
        unobserved.lookedAtTask(task, states);
    }

    @Override
    public void taskCancelled(Object task, boolean cancelled) {
        futures.cancelled(task);
    }

    @Override
    public void pipelineCreated(Object pipeline, @Nullable Object first, int depth) {
        pipelines.created(pipeline, first, depth);
    }

    @Override
    public void pipelineRun(Object pipeline) {
        pipelines.run(pipeline);
    }

    @Override
    public @Nullable Object channelSubmit(Object channel, int operation) {
        return channels.submit(channel, operation);
    }

    @Override
    public void channelRefused(Object token) {
        if (token instanceof ChannelRecorder.Operation operation) {
            channels.refused(operation);
        }
    }

    @Override
    public void channelDone(@Nullable Object result, @Nullable Object failure, Object channel, int operation) {
        channels.done(result, failure, channel, operation);
    }

    @Override
    public void channelTimedOut(Object channel, int operation, boolean killed) {
        channels.timedOut(channel, operation);
    }

    @Override
    public void channelCancelled(Object channel, int operation) {
        channels.cancelled(channel, operation);
    }

    @Override
    public void channelTask(Object task, Object channel, int operation) {
        channels.submitTask(task, channel, operation);
    }

    @Override
    public void channelTaskDone(@Nullable Object result, @Nullable Object failure, Object task) {
        channels.taskDone(result, failure, task);
    }

    @Override
    public void failed(String place, Throwable failure) {
        failures.add(place, failure);
    }
}
