package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.Wait;
import org.jspecify.annotations.Nullable;

/** Makes one event of each wait: keeps the scope of the call in which a thread waits, and what wakers tell of it. */
@SuppressWarnings("ReferenceEquality") // the same blocker is meant, not an equal one
final class WaitRecorder {
    private final ThreadStates states;
    private final Counters counters;
    private final Limits limits;
    private final EndedVirtualThreads endedThreads;
    private final Permits permits = new Permits();

    WaitRecorder(ThreadStates states, Counters counters, Limits limits, EndedVirtualThreads endedThreads) {
        this.states = states;
        this.counters = counters;
        this.limits = limits;
        this.endedThreads = endedThreads;
    }

    @Nullable
    WaitScope park(@Nullable Object blocker, long timeoutNanos) {
        return suspend(blocker, blocker == null ? WaitKind.PARK : WaitKind.BY_BLOCKER, timeoutNanos, true);
    }

    /** Begins a suspension: within the scope that is open, or else within one of its own that ends with it. */
    @Nullable
    WaitScope suspend(@Nullable Object blocker, int kind, long timeoutNanos) {
        return suspend(blocker, kind, timeoutNanos, false);
    }

    private @Nullable WaitScope suspend(@Nullable Object blocker, int kind, long timeoutNanos, boolean parks) {
        Thread thread = Thread.currentThread();
        if (Threads.isCarrier(thread)) {
            return null;
        }
        ThreadState state = states.current(thread);
        if (state == null || state.ofJvm) {
            return null;
        }
        WaitScope open = state.scope();
        if (open != null && !open.isLeftover()) {
            open.beginPark(timeoutNanos);
            return open;
        }
        WaitScope scope = scope(state, kind, blocker, true);
        scope.parked = parks;
        scope.beginPark(timeoutNanos);
        // Last: without memory or stack left, the thread would stay within a wait that nobody ends.
        state.setScope(scope);
        return scope;
    }

    void resume(WaitScope scope, @Nullable Throwable thrown) {
        try {
            if (!scope.endPark(thrown, limits.stackNanos())) {
                return;
            }
            if (scope.end == WaitScope.End.UNKNOWN) {
                takePermit(scope);
            }
        } catch (Throwable failure) {
            if (scope.single) {
                scope.state.setScope(null);
            }
            throw failure;
        }
        if (scope.single) {
            close(scope);
        }
    }

    /** Within a call of the JDK's, a permit is what an earlier call has left, and ends nothing. */
    private void takePermit(WaitScope scope) {
        Wake given = permits.take(scope.state.thread);
        if (given != null && scope.single && scope.kind == WaitKind.PARK) {
            scope.endedBy(given);
        }
    }

    /** Null where a scope is open already: the outermost one tells what the program waits for. */
    @Nullable
    WaitScope enter(Object blocker, int kind) {
        Thread thread = Thread.currentThread();
        if (Threads.isCarrier(thread)) {
            return null;
        }
        ThreadState state = states.current(thread);
        if (state == null || state.ofJvm) {
            return null;
        }
        WaitScope open = state.scope();
        if (open != null && !open.isLeftover()) {
            return null;
        }
        WaitScope scope = scope(state, kind, blocker, false);
        state.setScope(scope);
        return scope;
    }

    private static WaitScope scope(ThreadState state, int kind, @Nullable Object blocker, boolean single) {
        int known = kind == WaitKind.BY_BLOCKER && blocker != null ? Blocker.of(blocker).kind() : kind;
        return new WaitScope(state, known, blocker, single);
    }

    /** Ends the scope that {@link #enter} opened for this blocker, if it did. */
    void leave(Object blocker) {
        Thread thread = Thread.currentThread();
        ThreadState state = states.find(thread);
        WaitScope scope = state == null ? null : state.scope();
        if (scope != null && scope.blocker == blocker && !scope.single) {
            close(scope);
        }
    }

    void close(WaitScope scope) {
        ThreadState state = scope.state;
        state.setScope(null);
        states.release(state);
        record(scope);
    }

    /** Takes the thread's scope away while it runs something that is no part of the wait; null where there is none. */
    @Nullable
    WaitScope detach(Thread thread) {
        ThreadState state = states.find(thread);
        WaitScope scope = state == null ? null : state.scope();
        if (state != null && scope != null) {
            state.setScope(null);
            record(scope);
            scope.restart();
        }
        return scope;
    }

    void attach(WaitScope scope) {
        states.keep(scope.state);
        scope.state.setScope(scope);
    }

    void unpark(Thread wakee) {
        // Idle carriers are woken for each virtual thread, and their waits are nobody's.
        if (Threads.isCarrier(wakee)) {
            return;
        }
        ThreadState state = states.find(wakee);
        WaitScope scope = state == null ? null : state.scope();
        Thread unparker = Thread.currentThread();
        if (scope != null) {
            Wake wake = new Wake(root(unparker, scope), unparker, System.nanoTime());
            scope.offer(wake);
            if (scope.state.scope() == scope) {
                return;
            }
        }
        Thread root = Threads.isCarrier(unparker) ? endedThreads.lastOn(unparker) : unparker;
        permits.give(wakee, new Wake(root, unparker, System.nanoTime()));
    }

    /** Shared wake-ups are handed on: whoever is woken from the same blocker wakes the next, on behalf of the first. */
    private Thread root(Thread unparker, WaitScope wakee) {
        if (Threads.isCarrier(unparker)) {
            return endedThreads.lastOn(unparker);
        }
        ThreadState state = states.find(unparker);
        WaitScope own = state == null ? null : state.scope();
        if (own == null || own.blocker == null || own.blocker != wakee.blocker || own.lastWake == null) {
            return unparker;
        }
        Thread signaller = own.signaller();
        return signaller != null ? signaller : own.lastWake.root();
    }

    void signal(Thread waiter) {
        ThreadState state = states.find(waiter);
        WaitScope scope = state == null ? null : state.scope();
        if (scope != null) {
            scope.signal(Thread.currentThread());
        }
    }

    private void record(WaitScope scope) {
        // A selection is an event of its own.
        if (scope.parks == 0 || !scope.state.traced || scope.kind == WaitKind.SELECT) {
            return;
        }
        long nanos = scope.nanos();
        if (nanos < limits.minimumNanos()) {
            counters.addShortWait(scope.state, scope.kind, nanos);
            return;
        }
        LoopStall stall = scope.stall();
        if (stall != null) {
            keep(stall, scope);
        }
        Wait event = scope.event(limits.stackNanos());
        if (event == null || !event.isEnabled() || !counters.isOpen()) {
            return;
        }
        describe(event, scope);
        EventBuffer.clean();
        event.commit();
        counters.committed(event instanceof LongThreadWait ? Counters.LONG_THREAD_WAIT : Counters.THREAD_WAIT);
    }

    /** Until the next selection tells what had to wait meanwhile. */
    private void keep(LoopStall stall, WaitScope scope) {
        LoopState loop = scope.state.loop;
        if (loop == null || !stall.isEnabled()) {
            return;
        }
        stall.kind = WaitKind.name(scope.kind);
        Object blocker = scope.blocker;
        if (blocker != null) {
            stall.blockerClass = Blocker.shown(scope.kind, blocker);
            stall.blockerId = System.identityHashCode(blocker);
        }
        if (!loop.add(stall)) {
            counters.dropped(Counters.LOOP_STALL);
        }
    }

    private static void describe(Wait event, WaitScope scope) {
        event.kind = WaitKind.name(scope.kind);
        event.parks = scope.parks;
        Object blocker = scope.blocker;
        if (blocker != null) {
            event.blockerClass = Blocker.shown(scope.kind, blocker);
            event.blockerId = System.identityHashCode(blocker);
        }
        Outcome.of(scope).describe(event, scope);
    }
}
