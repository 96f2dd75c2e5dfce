package dev.awaitscope.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Bridge} passes calls on to. All its calls go to objects of one class, in the agent's own loader; with a
 * second one they would no longer be inlined.
 *
 * <p>
 * All methods may be called by any thread at any time, also by a carrier thread in the middle of mounting a virtual
 * thread: they do not park, take no lock and load no class. A token that one method returns belongs to the calling
 * thread and is given back to the matching method; null means "nothing to do".
 */
public abstract class Handler {
    /** A thread is about to park; {@code timeoutNanos} is 0 where there is no limit. */
    public abstract @Nullable Object park(@Nullable Object blocker, long timeoutNanos);

    /** A thread is about to block by other means than park, for what {@code kind} says. */
    public abstract @Nullable Object block(@Nullable Object blocker, int kind, long timeoutNanos);

    /** As {@link #block} for a platform thread; a virtual one parks within, so for it as {@link #enter}. */
    public abstract @Nullable Object blockInNative(Object blocker, int kind);

    /** As {@link #block} for a stream that reads from another process; null for one that reads from a file. */
    public abstract @Nullable Object readStream(Object stream);

    /** The end of {@link #park}, {@link #block} or {@link #readStream}. */
    public abstract void resume(Object token, @Nullable Throwable thrown);

    /** The end of {@link #blockInNative}. */
    public abstract void resumeFromNative(Object token, @Nullable Throwable thrown);

    /** A thread begins a call in which it may park several times, which make one wait. */
    public abstract @Nullable Object enter(Object blocker, int kind);

    /** The end of {@link #enter}. */
    public abstract void exit(Object token);

    /** As {@link #enter}, where only the slow path of a method calls it. */
    public abstract void enterLate(Object blocker, int kind);

    /** The end of the method around {@link #enterLate}, whether that was called or not. */
    public abstract void leave(Object blocker);

    /** A thread is about to be unparked by the current one. */
    public abstract void unpark(Thread wakee);

    /** The current thread signals a condition, and so the thread that awaits it in this node of its queue. */
    public abstract void signal(Object node);

    /** A virtual thread has left its carrier, in the given state of its own. Called on the carrier. */
    public abstract void unmounted(Thread virtualThread, int state);

    /** A virtual thread is about to be mounted, out of the given state of its own. Called on the carrier. */
    public abstract void mounting(Thread virtualThread, int state);

    /** A virtual thread, in the given state of its own, is about to be handed to its scheduler. */
    public abstract void ready(Thread virtualThread, int state);

    /** As {@link #mounting}, for each mount. */
    public abstract void runBegin(Thread virtualThread);

    /** As {@link #unmounted}, for each unmount but the last. */
    public abstract void runEnd(Thread virtualThread, int state);

    /** A virtual thread goes on after it has yielded its carrier, or failed to. Called by it. */
    public abstract void runResumed(Thread virtualThread, boolean yielded);

    /** A virtual thread ends. Called by it. */
    public abstract void lastRunEnd(Thread virtualThread);

    /** A task is given to a pool. */
    public abstract void taskSubmit(Object pool, Object task);

    /** A platform worker of {@code pool} is about to run {@code task}; ended by {@link #taskEnd}. */
    public abstract void taskStart(Object pool, Object task);

    /** The end of {@link #taskStart}. */
    public abstract void taskEnd(Object task, @Nullable Object thrown);

    /** A fork/join task is given to a pool by a thread that is no worker of it. */
    public abstract void forkJoinSubmit(Object pool, Object task);

    /** A fork/join task is about to run. */
    public abstract @Nullable Object forkJoinStart(Object task);

    /** The end of {@link #forkJoinStart}. */
    public abstract void forkJoinEnd(Object task, Object token);

    /** A virtual thread is being started within {@code container}. */
    public abstract void virtualThreadStart(Thread virtualThread, Object container);

    /** A virtual thread begins to run its task. */
    public abstract @Nullable Object virtualThreadRun(Thread virtualThread, Object task);

    /** The end of {@link #virtualThreadRun}, which may have returned null. */
    public abstract void virtualThreadEnd(Thread virtualThread, @Nullable Object token);

    /** A selection begins; the timeout in milliseconds is -1 for no limit, 0 for only looking. */
    public abstract @Nullable Object select(Object selector, long timeoutMillis);

    /** The wait of {@link #select} is over, what follows is work. */
    public abstract void selectWaited();

    /** The end of {@link #select}. */
    public abstract void selected(Object token, int readyKeys);

    /** A selector is woken up by the current thread. */
    public abstract void wakeup(Object selector);

    /** A platform thread ends. Called by that thread. */
    public abstract void threadEnd(Thread thread);

    /** A pool refuses a task that it was given. */
    public abstract void taskReject(Object pool, Object task);

    /** The current thread, which is no worker of {@code pool}, is about to run a task that the pool refused. */
    public abstract @Nullable Object callerStart(Object pool, Object task);

    /** The end of {@link #callerStart}. */
    public abstract void callerEnd(Object task, Object token, @Nullable Throwable thrown);

    /** A task is about to get a thread of its own. */
    public abstract void threadPerTask(Object executor, Object task);

    /** A task of {@code CompletableFuture} is about to run, in whatever thread. */
    public abstract @Nullable Object asyncStart(Object task);

    /** The end of {@link #asyncStart}. */
    public abstract void asyncEnd(Object task, Object token);

    /** A fork/join task is handed to the thread that submits it when it is due. */
    public abstract void scheduled(Object task);

    /** An executor that starts a thread for each task refuses one. */
    public abstract void virtualThreadReject(Object executor, Object task);

    /** An exception has ended a virtual thread's task. Called by that thread. */
    public abstract void virtualThreadFailed(Object failure, Object virtualThread);

    /** A {@code CompletableFuture} was created. */
    public abstract void futureCreated(Object future);

    /** The current thread has completed a future, if {@code won}; the rest is what stands in its fields now. */
    public abstract void futureCompleted(Object future, boolean won, @Nullable Object result,
            @Nullable Object dependents);

    /** A stage may be about to run. */
    public abstract @Nullable Object stageEnter(Object completion, int mode);

    /** The end of {@link #stageEnter}. */
    public abstract void stageExit(Object token);

    /** A stage is added to a future that is complete already, and may run at once. */
    public abstract @Nullable Object stageLate(Object source, Object result, @Nullable Object executor, String method,
            @Nullable Object function);

    /** The end of {@link #stageLate}. */
    public abstract void stageLateEnd(Object token, @Nullable Object dependent);

    /** The function of the stage entered last is about to be called. */
    public abstract void stageBegin();

    /** That function has returned a future, which is not the stage's own. */
    public abstract void stageReturned();

    /** Somebody asks for what stands in a future's field {@code result}. */
    public abstract void resultLooked(Object result);

    /** A function is given what stands in a future's field {@code result}, be it a failure. */
    public abstract void failureGiven(Object result, @Nullable Object function);

    /** A future was made that has failed from the beginning. */
    public abstract void futureFailed(Object future);

    /** Somebody asks how a {@code CompletableFuture} was completed. */
    public abstract void futureLooked(Object future);

    /** A {@code FutureTask} has failed. */
    public abstract void taskFailed(Object task, Throwable failure);

    /** Somebody asks how a {@code FutureTask} ended. */
    public abstract void taskLooked(Object task);

    /** A {@code FutureTask} was cancelled by the current thread, if {@code cancelled}. */
    public abstract void taskCancelled(Object task, boolean cancelled);

    /** A stage of a stream was made, after {@code first} where that is a stage, too. */
    public abstract void pipelineCreated(Object pipeline, @Nullable Object first, int depth);

    /** A stream is being run. */
    public abstract void pipelineRun(Object pipeline);

    /** An operation of an asynchronous socket channel begins: 0 read, 1 write, 2 accept, 3 connect. */
    public abstract @Nullable Object channelSubmit(Object channel, int operation);

    /** The beginning has thrown, so that nothing is under way. */
    public abstract void channelRefused(Object token);

    /** The current thread is about to tell the program what became of an operation. */
    public abstract void channelDone(@Nullable Object result, @Nullable Object failure, Object channel, int operation);

    /** The time for an operation is over, if {@code killed}. */
    public abstract void channelTimedOut(Object channel, int operation, boolean killed);

    /** The program has cancelled an operation. */
    public abstract void channelCancelled(Object channel, int operation);

    /** An operation of an asynchronous file channel is about to be given to an executor. */
    public abstract void channelTask(Object task, Object channel, int operation);

    /** As {@link #channelDone}, for the task of {@link #channelTask}. */
    public abstract void channelTaskDone(@Nullable Object result, @Nullable Object failure, Object task);

    /** A method of this class threw. */
    public abstract void failed(String place, Throwable failure);
}
