package dev.awaitscope.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Bridge} passes calls on to. There is one subclass, in the agent's own loader; with a second one the calls
 * would no longer be inlined.
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

    /** The end of {@link #select}. */
    public abstract void selected(Object token, int readyKeys);

    /** A selector is woken up by the current thread. */
    public abstract void wakeup(Object selector);

    /** A platform thread ends. Called by that thread. */
    public abstract void threadEnd(Thread thread);

    /** A method of this class threw. */
    public abstract void failed(String place, Throwable failure);
}
