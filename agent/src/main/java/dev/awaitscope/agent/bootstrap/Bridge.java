package dev.awaitscope.agent.bootstrap;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.nio.channels.spi.AbstractSelectableChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The static methods that instrumented code calls. Each passes its call on to the {@link Handler}, if there is one, and
 * lets nothing out that the handler throws.
 *
 * <p>
 * The field is plain on purpose: a thread may see its change late, which costs a wait at the border of the recording,
 * where a volatile read would cost something on every call.
 */
public final class Bridge {
    /** Null where nothing is traced. */
    public static @Nullable Handler handler;

    /** The build of the agent that defined this class; another one cannot use it. */
    public static @Nullable String build;

    private Bridge() {}

    /** Passes on to {@link Handler#park}. */
    public static @Nullable Object park(@Nullable Object blocker, long timeoutNanos) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.park(blocker, timeoutNanos);
            } catch (Throwable failure) {
                failed(handler, "park", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#block}. */
    public static @Nullable Object block(@Nullable Object blocker, int kind, long timeoutNanos) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.block(blocker, kind, timeoutNanos);
            } catch (Throwable failure) {
                failed(handler, "block", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#blockInNative}. */
    public static @Nullable Object blockInNative(Object blocker, int kind) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.blockInNative(blocker, kind);
            } catch (Throwable failure) {
                failed(handler, "blockInNative", failure);
            }
        }
        return null;
    }

    /** A park that ends at the latest after some time; it does not block where there is none. */
    public static @Nullable Object parkNanos(@Nullable Object blocker, long nanos) {
        return nanos > 0 ? park(blocker, nanos) : null;
    }

    /** A park that ends at the latest at a time of the clock, in milliseconds since the epoch. */
    public static @Nullable Object parkUntil(@Nullable Object blocker, long deadlineMillis) {
        if (handler == null) {
            return null;
        }
        long millis = deadlineMillis - System.currentTimeMillis();
        // The clock shows whole milliseconds: up to one of them is over already.
        return millis > 0 ? park(blocker, Math.max(1, MILLISECONDS.toNanos(millis - 1))) : null;
    }

    /** An {@code Object.wait}; 0 is no limit. */
    public static @Nullable Object waitOn(Object monitor, long timeoutMillis) {
        return block(monitor, WaitKind.OBJECT_WAIT, MILLISECONDS.toNanos(timeoutMillis));
    }

    /** A {@code Thread.join}; 0 is no limit. */
    public static @Nullable Object joinThread(Thread thread, long timeoutMillis) {
        return thread.isAlive() ? block(thread, WaitKind.JOIN, MILLISECONDS.toNanos(timeoutMillis)) : null;
    }

    /** A {@code Process.waitFor} with a limit; it does not block where there is none. */
    public static @Nullable Object waitForProcess(Object process, long timeout, @Nullable TimeUnit unit) {
        return timeout > 0 && unit != null ? block(process, WaitKind.PROCESS, unit.toNanos(timeout)) : null;
    }

    /** An operation on a channel, which waits only in blocking mode. */
    public static @Nullable Object blockInChannel(AbstractSelectableChannel channel, int kind) {
        return channel.isBlocking() ? blockInNative(channel, kind) : null;
    }

    /** Passes on to {@link Handler#readStream}. */
    public static @Nullable Object readStream(Object stream) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.readStream(stream);
            } catch (Throwable failure) {
                failed(handler, "readStream", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#resume}. */
    public static void resume(@Nullable Object token, @Nullable Throwable thrown) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.resume(token, thrown);
            } catch (Throwable failure) {
                failed(handler, "resume", failure);
            }
        }
    }

    /** Passes on to {@link Handler#resumeFromNative}. */
    public static void resumeFromNative(@Nullable Object token, @Nullable Throwable thrown) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.resumeFromNative(token, thrown);
            } catch (Throwable failure) {
                failed(handler, "resumeFromNative", failure);
            }
        }
    }

    /** Passes on to {@link Handler#enter}. */
    public static @Nullable Object enter(Object blocker, int kind) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.enter(blocker, kind);
            } catch (Throwable failure) {
                failed(handler, "enter", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#exit}. */
    public static void exit(@Nullable Object token) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.exit(token);
            } catch (Throwable failure) {
                failed(handler, "exit", failure);
            }
        }
    }

    /** Passes on to {@link Handler#enterLate}. */
    public static void enterLate(Object blocker, int kind) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.enterLate(blocker, kind);
            } catch (Throwable failure) {
                failed(handler, "enterLate", failure);
            }
        }
    }

    /** Passes on to {@link Handler#leave}. */
    public static void leave(Object blocker) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.leave(blocker);
            } catch (Throwable failure) {
                failed(handler, "leave", failure);
            }
        }
    }

    /** Passes on to {@link Handler#unpark}. */
    public static void unpark(@Nullable Thread wakee) {
        Handler handler = Bridge.handler;
        if (handler != null && wakee != null) {
            try {
                handler.unpark(wakee);
            } catch (Throwable failure) {
                failed(handler, "unpark", failure);
            }
        }
    }

    /** Passes on to {@link Handler#signal}. */
    public static void signal(@Nullable Object node) {
        Handler handler = Bridge.handler;
        if (handler != null && node != null) {
            try {
                handler.signal(node);
            } catch (Throwable failure) {
                failed(handler, "signal", failure);
            }
        }
    }

    /** Passes on to {@link Handler#unmounted}. */
    public static void unmounted(Object virtualThread, int state) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.unmounted((Thread) virtualThread, state);
            } catch (Throwable failure) {
                failed(handler, "unmounted", failure);
            }
        }
    }

    /** Passes on to {@link Handler#mounting}. */
    public static void mounting(Object virtualThread, int state) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.mounting((Thread) virtualThread, state);
            } catch (Throwable failure) {
                failed(handler, "mounting", failure);
            }
        }
    }

    /** Passes on to {@link Handler#ready}. */
    public static void ready(Object virtualThread, int state) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.ready((Thread) virtualThread, state);
            } catch (Throwable failure) {
                failed(handler, "ready", failure);
            }
        }
    }

    /** Passes on to {@link Handler#runBegin}. */
    public static void runBegin(Object virtualThread) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.runBegin((Thread) virtualThread);
            } catch (Throwable failure) {
                failed(handler, "runBegin", failure);
            }
        }
    }

    /** Passes on to {@link Handler#runEnd}. */
    public static void runEnd(Object virtualThread, int state) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.runEnd((Thread) virtualThread, state);
            } catch (Throwable failure) {
                failed(handler, "runEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#runResumed}. */
    public static void runResumed(Object virtualThread, boolean yielded) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.runResumed((Thread) virtualThread, yielded);
            } catch (Throwable failure) {
                failed(handler, "runResumed", failure);
            }
        }
    }

    /** Passes on to {@link Handler#lastRunEnd}. */
    public static void lastRunEnd(Object virtualThread) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.lastRunEnd((Thread) virtualThread);
            } catch (Throwable failure) {
                failed(handler, "lastRunEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#taskSubmit}. */
    public static void taskSubmit(Object pool, @Nullable Object task) {
        Handler handler = Bridge.handler;
        if (handler != null && task != null) {
            try {
                handler.taskSubmit(pool, task);
            } catch (Throwable failure) {
                failed(handler, "taskSubmit", failure);
            }
        }
    }

    /** Passes on to {@link Handler#taskStart}. */
    public static void taskStart(Object pool, Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.taskStart(pool, task);
            } catch (Throwable failure) {
                failed(handler, "taskStart", failure);
            }
        }
    }

    /** Passes on to {@link Handler#taskEnd}. */
    public static void taskEnd(Object task, @Nullable Object thrown) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.taskEnd(task, thrown);
            } catch (Throwable failure) {
                failed(handler, "taskEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#forkJoinSubmit}. */
    public static void forkJoinSubmit(Object pool, @Nullable Object task) {
        Handler handler = Bridge.handler;
        if (handler != null && task != null) {
            try {
                handler.forkJoinSubmit(pool, task);
            } catch (Throwable failure) {
                failed(handler, "forkJoinSubmit", failure);
            }
        }
    }

    /** Passes on to {@link Handler#forkJoinStart}. */
    public static @Nullable Object forkJoinStart(Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.forkJoinStart(task);
            } catch (Throwable failure) {
                failed(handler, "forkJoinStart", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#forkJoinEnd}. */
    public static void forkJoinEnd(Object task, @Nullable Object token) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.forkJoinEnd(task, token);
            } catch (Throwable failure) {
                failed(handler, "forkJoinEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#virtualThreadStart}. */
    public static void virtualThreadStart(Object virtualThread, Object container) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.virtualThreadStart((Thread) virtualThread, container);
            } catch (Throwable failure) {
                failed(handler, "virtualThreadStart", failure);
            }
        }
    }

    /** Passes on to {@link Handler#virtualThreadRun}. */
    public static @Nullable Object virtualThreadRun(Object virtualThread, Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.virtualThreadRun((Thread) virtualThread, task);
            } catch (Throwable failure) {
                failed(handler, "virtualThreadRun", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#virtualThreadEnd}. */
    public static void virtualThreadEnd(Object virtualThread, @Nullable Object token) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.virtualThreadEnd((Thread) virtualThread, token);
            } catch (Throwable failure) {
                failed(handler, "virtualThreadEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#select}. */
    public static @Nullable Object select(Object selector, long timeoutMillis) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.select(selector, timeoutMillis);
            } catch (Throwable failure) {
                failed(handler, "select", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#selectWaited}. */
    public static void selectWaited() {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.selectWaited();
            } catch (Throwable failure) {
                failed(handler, "selectWaited", failure);
            }
        }
    }

    /** Passes on to {@link Handler#selected}. */
    public static void selected(@Nullable Object token, int readyKeys) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.selected(token, readyKeys);
            } catch (Throwable failure) {
                failed(handler, "selected", failure);
            }
        }
    }

    /** Passes on to {@link Handler#wakeup}. */
    public static void wakeup(Object selector) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.wakeup(selector);
            } catch (Throwable failure) {
                failed(handler, "wakeup", failure);
            }
        }
    }

    /** Passes on to {@link Handler#threadEnd}. */
    public static void threadEnd(Thread thread) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.threadEnd(thread);
            } catch (Throwable failure) {
                failed(handler, "threadEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#taskReject}. */
    public static void taskReject(Object pool, @Nullable Object task) {
        Handler handler = Bridge.handler;
        if (handler != null && task != null) {
            try {
                handler.taskReject(pool, task);
            } catch (Throwable failure) {
                failed(handler, "taskReject", failure);
            }
        }
    }

    /** Passes on to {@link Handler#callerStart}. */
    public static @Nullable Object callerStart(Object pool, Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.callerStart(pool, task);
            } catch (Throwable failure) {
                failed(handler, "callerStart", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#callerEnd}. */
    public static void callerEnd(Object task, @Nullable Object token, @Nullable Throwable thrown) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.callerEnd(task, token, thrown);
            } catch (Throwable failure) {
                failed(handler, "callerEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#threadPerTask}. */
    public static void threadPerTask(Object executor, @Nullable Object task) {
        Handler handler = Bridge.handler;
        if (handler != null && task != null) {
            try {
                handler.threadPerTask(executor, task);
            } catch (Throwable failure) {
                failed(handler, "threadPerTask", failure);
            }
        }
    }

    /** Passes on to {@link Handler#asyncStart}. */
    public static @Nullable Object asyncStart(Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.asyncStart(task);
            } catch (Throwable failure) {
                failed(handler, "asyncStart", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#asyncEnd}. */
    public static void asyncEnd(Object task, @Nullable Object token) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.asyncEnd(task, token);
            } catch (Throwable failure) {
                failed(handler, "asyncEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#scheduled}. */
    public static void scheduled(Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.scheduled(task);
            } catch (Throwable failure) {
                failed(handler, "scheduled", failure);
            }
        }
    }

    /** Passes on to {@link Handler#virtualThreadReject}. */
    public static void virtualThreadReject(Object executor, Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.virtualThreadReject(executor, task);
            } catch (Throwable failure) {
                failed(handler, "virtualThreadReject", failure);
            }
        }
    }

    /** Passes on to {@link Handler#virtualThreadFailed}. */
    public static void virtualThreadFailed(Object failure, Object virtualThread) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.virtualThreadFailed(failure, virtualThread);
            } catch (Throwable thrown) {
                failed(handler, "virtualThreadFailed", thrown);
            }
        }
    }

    /** Where a fork/join pool has thrown instead of taking a task: as {@link #taskReject}. */
    public static void forkJoinSubmitted(Object pool, @Nullable Object task, @Nullable Throwable thrown) {
        if (thrown != null) {
            taskReject(pool, task);
        }
    }

    /** Where an executor has thrown instead of starting a virtual thread: as {@link #virtualThreadReject}. */
    public static void submittedToThread(Object executor, @Nullable Object task, @Nullable Throwable thrown) {
        if (thrown != null && task != null) {
            virtualThreadReject(executor, task);
        }
    }

    /** Passes on to {@link Handler#futureCreated}. */
    public static void futureCreated(Object future) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.futureCreated(future);
            } catch (Throwable failure) {
                failed(handler, "futureCreated", failure);
            }
        }
    }

    /** Passes on to {@link Handler#futureCompleted}. */
    public static void futureCompleted(Object future, boolean won, @Nullable Object result,
            @Nullable Object dependents) {
        Handler handler = Bridge.handler;
        if (handler != null && won) {
            try {
                handler.futureCompleted(future, won, result, dependents);
            } catch (Throwable failure) {
                failed(handler, "futureCompleted", failure);
            }
        }
    }

    /** Passes on to {@link Handler#stageEnter}. */
    public static @Nullable Object stageEnter(Object completion, int mode) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.stageEnter(completion, mode);
            } catch (Throwable failure) {
                failed(handler, "stageEnter", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#stageExit}. */
    public static void stageExit(@Nullable Object token) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.stageExit(token);
            } catch (Throwable failure) {
                failed(handler, "stageExit", failure);
            }
        }
    }

    /** Passes on to {@link Handler#stageLate}. */
    public static @Nullable Object stageLate(Object source, @Nullable Object result, @Nullable Object executor,
            String method, @Nullable Object function) {
        Handler handler = Bridge.handler;
        if (handler != null && result != null && executor == null) {
            try {
                return handler.stageLate(source, result, executor, method, function);
            } catch (Throwable failure) {
                failed(handler, "stageLate", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#stageLateEnd}. */
    public static void stageLateEnd(@Nullable Object token, @Nullable Object dependent) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.stageLateEnd(token, dependent);
            } catch (Throwable failure) {
                failed(handler, "stageLateEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#stageBegin}. */
    public static void stageBegin() {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.stageBegin();
            } catch (Throwable failure) {
                failed(handler, "stageBegin", failure);
            }
        }
    }

    /** Passes on to {@link Handler#stageReturned}. */
    public static void stageReturned() {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.stageReturned();
            } catch (Throwable failure) {
                failed(handler, "stageReturned", failure);
            }
        }
    }

    /** Passes on to {@link Handler#resultLooked}. */
    public static void resultLooked(@Nullable Object result) {
        Handler handler = Bridge.handler;
        if (handler != null && result != null) {
            try {
                handler.resultLooked(result);
            } catch (Throwable failure) {
                failed(handler, "resultLooked", failure);
            }
        }
    }

    /** Passes on to {@link Handler#failureGiven}. */
    public static void failureGiven(@Nullable Object result, @Nullable Object function) {
        Handler handler = Bridge.handler;
        if (handler != null && result != null) {
            try {
                handler.failureGiven(result, function);
            } catch (Throwable failure) {
                failed(handler, "failureGiven", failure);
            }
        }
    }

    /** Passes on to {@link Handler#futureFailed}. */
    public static void futureFailed(@Nullable Object future) {
        Handler handler = Bridge.handler;
        if (handler != null && future != null) {
            try {
                handler.futureFailed(future);
            } catch (Throwable failure) {
                failed(handler, "futureFailed", failure);
            }
        }
    }

    /** Passes on to {@link Handler#futureLooked}. */
    public static void futureLooked(Object future) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.futureLooked(future);
            } catch (Throwable failure) {
                failed(handler, "futureLooked", failure);
            }
        }
    }

    /** Passes on to {@link Handler#taskFailed}. */
    public static void taskFailed(Object task, Throwable failure) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.taskFailed(task, failure);
            } catch (Throwable thrown) {
                failed(handler, "taskFailed", thrown);
            }
        }
    }

    /** Passes on to {@link Handler#taskLooked}. */
    public static void taskLooked(Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.taskLooked(task);
            } catch (Throwable failure) {
                failed(handler, "taskLooked", failure);
            }
        }
    }

    /** Passes on to {@link Handler#taskCancelled}. */
    public static void taskCancelled(Object task, boolean cancelled) {
        Handler handler = Bridge.handler;
        if (handler != null && cancelled) {
            try {
                handler.taskCancelled(task, cancelled);
            } catch (Throwable failure) {
                failed(handler, "taskCancelled", failure);
            }
        }
    }

    /** Passes on to {@link Handler#pipelineCreated}. */
    public static void pipelineCreated(Object pipeline, @Nullable Object first, int depth) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.pipelineCreated(pipeline, first, depth);
            } catch (Throwable failure) {
                failed(handler, "pipelineCreated", failure);
            }
        }
    }

    /** Passes on to {@link Handler#pipelineRun}. */
    public static void pipelineRun(Object pipeline) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.pipelineRun(pipeline);
            } catch (Throwable failure) {
                failed(handler, "pipelineRun", failure);
            }
        }
    }

    /** As {@link #select}, where a native method waits. */
    public static @Nullable Object selectNative(Object selector, int timeoutMillis) {
        return select(selector, timeoutMillis);
    }

    /** As {@link #select}, for a time in two parts, which is 0 for only looking. */
    public static @Nullable Object selectTimed(Object selector, int seconds, int nanos) {
        if (seconds == Integer.MAX_VALUE) {
            return select(selector, -1);
        }
        return select(selector, seconds == 0 && nanos == 0 ? 0 : Math.max(1, seconds * 1000L + nanos / 1_000_000));
    }

    /** Passes on to {@link Handler#channelSubmit}. */
    public static @Nullable Object channelSubmit(Object channel, int operation) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.channelSubmit(channel, operation);
            } catch (Throwable failure) {
                failed(handler, "channelSubmit", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#channelRefused}. */
    public static void channelRefused(Object token) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.channelRefused(token);
            } catch (Throwable failure) {
                failed(handler, "channelRefused", failure);
            }
        }
    }

    /** Passes on to {@link Handler#channelDone}. */
    public static void channelDone(@Nullable Object result, @Nullable Object failure, Object channel, int operation) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.channelDone(result, failure, channel, operation);
            } catch (Throwable thrown) {
                failed(handler, "channelDone", thrown);
            }
        }
    }

    /** Passes on to {@link Handler#channelTimedOut}. */
    public static void channelTimedOut(Object channel, int operation, boolean killed) {
        Handler handler = Bridge.handler;
        if (handler != null && killed) {
            try {
                handler.channelTimedOut(channel, operation, killed);
            } catch (Throwable failure) {
                failed(handler, "channelTimedOut", failure);
            }
        }
    }

    /** Passes on to {@link Handler#channelCancelled}. */
    public static void channelCancelled(Object channel, int operation) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.channelCancelled(channel, operation);
            } catch (Throwable failure) {
                failed(handler, "channelCancelled", failure);
            }
        }
    }

    /** Passes on to {@link Handler#channelTask}. */
    public static void channelTask(Object task, Object channel, int operation) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.channelTask(task, channel, operation);
            } catch (Throwable failure) {
                failed(handler, "channelTask", failure);
            }
        }
    }

    /** Passes on to {@link Handler#channelTaskDone}. */
    public static void channelTaskDone(@Nullable Object result, @Nullable Object failure, Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.channelTaskDone(result, failure, task);
            } catch (Throwable thrown) {
                failed(handler, "channelTaskDone", thrown);
            }
        }
    }

    /** The end of {@link #channelSubmit}: as {@link #channelRefused} where it has thrown. */
    public static void channelSubmitted(@Nullable Object token, @Nullable Throwable thrown) {
        if (token != null && thrown != null) {
            channelRefused(token);
        }
    }

    private static void failed(Handler handler, String place, Throwable failure) {
        try {
            handler.failed(place, failure);
        } catch (Throwable ignored) {
            // Out of memory or stack: nothing is left that could count it.
        }
    }
}
