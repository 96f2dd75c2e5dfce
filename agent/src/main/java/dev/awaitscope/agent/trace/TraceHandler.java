package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.Handler;
import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.TaskRun;
import org.jspecify.annotations.Nullable;

/** Receives all hooks and hands each to the recorder of its concept. */
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
    private final Watch watch;
    private final MonitorRecorder monitors;
    private final MountRecorder mounts;

    public TraceHandler(Limits limits, Failures failures) {
        HookClasses.initialize();
        this.failures = failures;
        this.states = new ThreadStates(limits.threads(), counters);
        this.waits = new WaitRecorder(states, counters, limits, endedThreads);
        this.tasks = new TaskRecorder(states, counters);
        this.virtualThreads = new VirtualThreadRecorder(tasks, counters);
        this.forkJoin = new ForkJoinRecorder(tasks, waits);
        this.selectors = new SelectorRecorder(waits, counters, limits);
        this.watch = new Watch(states, counters, limits, failures);
        this.monitors = watch.monitors();
        this.mounts = watch.mounts();
    }

    /** Starts the watching thread. */
    public void start() {
        watch.start();
    }

    /** Stops the watching thread. */
    public void stop() {
        watch.stop();
    }

    /** Writes what there is to say at the end of a chunk: open waits and counters. */
    public void endChunk() {
        watch.reportAll();
        counters.commit(states);
    }

    /** As {@link #endChunk}, and nothing is recorded after it, so that the counters agree with the recording. */
    public void endLastChunk() {
        watch.reportLast();
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
        waits.resume((WaitScope) token, thrown);
    }

    @Override
    public void resumeFromNative(Object token, @Nullable Throwable thrown) {
        WaitScope scope = (WaitScope) token;
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
        waits.close((WaitScope) token);
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
        forkJoin.end(task, (ForkJoinRecorder.Run) token);
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
        if (token != null) {
            virtualThreads.end((TaskRun) token);
        }
    }

    @Override
    public @Nullable Object select(Object selector, long timeoutMillis) {
        return selectors.begin(selector, timeoutMillis);
    }

    @Override
    public void selected(Object token, int readyKeys) {
        selectors.end((SelectorRecorder.Selection) token, readyKeys);
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
    public void failed(String place, Throwable failure) {
        failures.add(place, failure);
    }
}
