package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.SelectorWait;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Records how long selectors wait, and who wakes them up. */
final class SelectorRecorder {
    private static final int SLOTS = 256;

    /** A selection that goes on. */
    record Selection(Object selector, WaitScope scope, SelectorWait event) {}

    private record Wakeup(Object selector, Thread waker) {}

    private final WaitRecorder waits;
    private final Counters counters;
    private final Limits limits;
    /** The newest wake-up by the selector's identity hash: with two selectors in one slot the older one is lost. */
    private final AtomicReferenceArray<@Nullable Wakeup> wakeups = new AtomicReferenceArray<>(SLOTS);

    SelectorRecorder(WaitRecorder waits, Counters counters, Limits limits) {
        this.waits = waits;
        this.counters = counters;
        this.limits = limits;
    }

    @Nullable
    Selection begin(Object selector, long timeoutMillis) {
        if (timeoutMillis == 0) {
            return null;
        }
        WaitScope scope = waits.suspend(selector, WaitKind.SELECT, Math.max(0, timeoutMillis) * 1_000_000);
        if (scope == null) {
            return null;
        }
        SelectorWait event = new SelectorWait();
        event.timeout = timeoutMillis;
        event.begin();
        return new Selection(selector, scope, event);
    }

    void end(Selection selection, int readyKeys) {
        WaitScope scope = selection.scope;
        waits.resume(scope, null);
        Object selector = selection.selector;
        int slot = System.identityHashCode(selector) & SLOTS - 1;
        Wakeup wakeup = wakeups.getAcquire(slot);
        boolean woken = wakeup != null && wakeup.selector == selector;
        if (woken) {
            wakeups.setRelease(slot, null);
        }
        if (!scope.state.traced) {
            return;
        }
        if (scope.nanos() < limits.minimumNanos()) {
            counters.addShortWait(scope.state, WaitKind.SELECT, scope.nanos());
        } else if (selection.event.isEnabled() && counters.isOpen()) {
            SelectorWait event = selection.event;
            event.selectorClass = selector.getClass();
            event.selectorId = System.identityHashCode(selector);
            event.readyKeys = readyKeys;
            if (woken && wakeup != null) {
                event.waker = wakeup.waker;
                event.wakerId = Threads.id(wakeup.waker);
            }
            event.commit();
            counters.committed(Counters.SELECTOR_WAIT);
        }
    }

    void wakeup(Object selector) {
        wakeups.setRelease(System.identityHashCode(selector) & SLOTS - 1,
                new Wakeup(selector, Thread.currentThread()));
    }
}
