package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.SelectorWait;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Records how long selectors wait, who wakes them up, how long their threads work in between, and where these wait for
 * something else instead.
 */
final class SelectorRecorder {
    private static final int SLOTS = 256;

    /** A selection that goes on: first it waits, then a function of the program may be called for each key. */
    static final class Selection {
        final Object selector;
        final WaitScope scope;
        final SelectorWait event = new SelectorWait();
        final LoopState loop;
        boolean waited;

        Selection(Object selector, WaitScope scope, LoopState loop) {
            this.selector = selector;
            this.scope = scope;
            this.loop = loop;
        }
    }

    private record Wakeup(Object selector, Thread waker) {}

    private final ThreadStates states;
    private final WaitRecorder waits;
    private final Counters counters;
    private final Limits limits;
    /** The newest wake-up by the selector's identity hash: with two selectors in one slot the older one is lost. */
    private final AtomicReferenceArray<@Nullable Wakeup> wakeups = new AtomicReferenceArray<>(SLOTS);
    /** Whether a virtual thread has ever selected: its state is kept to its end. */
    private volatile boolean virtualLoops;

    SelectorRecorder(ThreadStates states, WaitRecorder waits, Counters counters, Limits limits) {
        this.states = states;
        this.waits = waits;
        this.counters = counters;
        this.limits = limits;
    }

    /** A {@link Selection}, or a {@link LoopState} for one that only looks; null where nothing is recorded. */
    @Nullable
    Object begin(Object selector, long timeoutMillis) {
        LoopState loop = loop();
        if (loop == null || !loop.beginSelection(System.nanoTime())) {
            return null;
        }
        if (timeoutMillis == 0) {
            loop.looksAt = selector;
            return loop;
        }
        WaitScope scope = waits.suspend(selector, WaitKind.SELECT, Math.max(0, timeoutMillis) * 1_000_000);
        if (scope == null) {
            loop.endSelection(System.nanoTime());
            return null;
        }
        Selection selection = new Selection(selector, scope, loop);
        selection.event.timeout = timeoutMillis;
        selection.event.begin();
        loop.selection = selection;
        return selection;
    }

    /** The current thread has done waiting in its selector, which goes on to what is ready. */
    void waited() {
        ThreadState state = states.find(Thread.currentThread());
        LoopState loop = state == null ? null : state.loop;
        if (loop == null) {
            return;
        }
        Selection selection = loop.selection;
        if (selection == null) {
            loop.endSelection(System.nanoTime());
        } else {
            waited(selection);
        }
    }

    private void waited(Selection selection) {
        if (!selection.waited) {
            selection.waited = true;
            selection.event.end();
            waits.resume(selection.scope, null);
            selection.loop.selection = null;
            selection.loop.endSelection(selection.scope.lastNanos);
        }
    }

    private @Nullable LoopState loop() {
        Thread thread = Thread.currentThread();
        ThreadState state = Threads.isCarrier(thread) ? null : states.current(thread);
        if (state == null || !state.traced) {
            return null;
        }
        if (state.loop == null) {
            state.loop = new LoopState();
            virtualLoops |= state.virtual;
        }
        return state.loop;
    }

    void end(Object token, int readyKeys) {
        if (token instanceof LoopState loop) {
            endLook(loop, readyKeys);
        } else if (token instanceof Selection selection) {
            end(selection, readyKeys);
        }
    }

    private void endLook(LoopState loop, int readyKeys) {
        Object selector = loop.looksAt;
        loop.looksAt = null;
        if (loop.isSelecting()) {
            loop.endSelection(System.nanoTime());
        }
        if (selector != null) {
            stalls(loop, selector, readyKeys);
            if (loop.isDue()) {
                SelectorWait event = new SelectorWait();
                event.begin();
                write(event, loop, selector, readyKeys);
            }
        }
    }

    private void end(Selection selection, int readyKeys) {
        waited(selection);
        WaitScope scope = selection.scope;
        LoopState loop = selection.loop;
        Object selector = selection.selector;
        stalls(loop, selector, readyKeys);
        Thread waker = takeWaker(selector);
        boolean due = loop.isDue();
        if (scope.nanos() < limits.minimumNanos() && !due) {
            counters.addShortWait(scope.state, WaitKind.SELECT, scope.nanos());
        } else {
            if (waker != null) {
                selection.event.waker = waker;
                selection.event.wakerId = Threads.id(waker);
            }
            write(selection.event, loop, selector, readyKeys);
        }
    }

    private @Nullable Thread takeWaker(Object selector) {
        int slot = System.identityHashCode(selector) & SLOTS - 1;
        Wakeup wakeup = wakeups.getAcquire(slot);
        if (wakeup == null || wakeup.selector != selector) {
            return null;
        }
        wakeups.setRelease(slot, null);
        return wakeup.waker;
    }

    private void write(SelectorWait event, LoopState loop, Object selector, int readyKeys) {
        if (event.isEnabled() && counters.isOpen()) {
            event.selectorClass = selector.getClass();
            event.selectorId = System.identityHashCode(selector);
            event.readyKeys = readyKeys;
            loop.describe(event);
            EventBuffer.clean();
            event.commit();
            counters.committed(Counters.SELECTOR_WAIT);
        }
    }

    /** What the thread waited for since its last selection kept these keys waiting. */
    private void stalls(LoopState loop, Object selector, int readyKeys) {
        for (LoopStall stall = loop.takeStall(); stall != null; stall = loop.takeStall()) {
            stall.selectorClass = selector.getClass();
            stall.selectorId = System.identityHashCode(selector);
            stall.waitingKeys = readyKeys;
            if (counters.isOpen()) {
                EventBuffer.clean();
                stall.commit();
                counters.committed(Counters.LOOP_STALL);
            }
        }
    }

    void wakeup(Object selector) {
        wakeups.setRelease(System.identityHashCode(selector) & SLOTS - 1,
                new Wakeup(selector, Thread.currentThread()));
    }

    /** A virtual thread ends. */
    void threadEnd(Thread virtualThread) {
        ThreadState state = virtualLoops ? states.find(virtualThread) : null;
        if (state != null) {
            state.loop = null;
            states.release(state);
        }
    }
}
