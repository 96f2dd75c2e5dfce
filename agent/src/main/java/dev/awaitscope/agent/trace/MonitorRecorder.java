package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records the waits of virtual threads for a monitor. The JVM unmounts such a thread without a Java call of its own, so
 * that all there is to see is its carrier before and after. Events that carriers commit may get lost (JFR drops the
 * first event on a carrier after a virtual thread that has committed one, seen on JDK 25), hence another thread, the
 * watching one, writes them.
 */
final class MonitorRecorder {
    /** {@code VirtualThread.BLOCKING} and {@code UNBLOCKED} of JDK 25. */
    private static final int BLOCKING = 12;
    private static final int UNBLOCKED = 14;

    private final ThreadStates states;
    private final Counters counters;
    private final Limits limits;
    private final AtomicReference<@Nullable MonitorWait> pushed = new AtomicReference<>();
    private final List<MonitorWait> seen = new ArrayList<>();
    private final Runnable wakeWatch;

    MonitorRecorder(ThreadStates states, Counters counters, Limits limits, Runnable wakeWatch) {
        this.states = states;
        this.counters = counters;
        this.limits = limits;
        this.wakeWatch = wakeWatch;
    }

    /** On the carrier; no other thread can touch the virtual thread meanwhile. */
    void unmounted(Thread virtualThread, int threadState) {
        ThreadState state = threadState == BLOCKING ? states.ofUnmounted(virtualThread) : null;
        if (state == null || !state.traced) {
            return;
        }
        MonitorWait wait = new MonitorWait(state);
        state.monitorWait = wait;
        MonitorWait head;
        do {
            head = pushed.get();
            wait.next = head;
        } while (!pushed.compareAndSet(head, wait));
        if (head == null) {
            wakeWatch.run();
        }
    }

    /** On the carrier that mounts the thread again. */
    void mounting(Thread virtualThread, int threadState) {
        ThreadState state = threadState == UNBLOCKED ? states.find(virtualThread) : null;
        MonitorWait wait = state == null ? null : state.monitorWait;
        if (state != null && wait != null) {
            wait.end();
            state.monitorWait = null;
            states.release(state);
        }
    }

    /** Whether there is something to do soon. Watching thread only, like all that follows. */
    boolean isBusy() {
        return pushed.get() != null || !seen.isEmpty();
    }

    /** Writes the waits that have ended; shows those that go on to {@code open}. */
    void collect(Consumer<MonitorWait> open) {
        for (MonitorWait wait = pushed.getAndSet(null); wait != null; wait = wait.next) {
            seen.add(wait);
        }
        Iterator<MonitorWait> waits = seen.iterator();
        while (waits.hasNext()) {
            MonitorWait wait = waits.next();
            if (wait.endNanos == 0) {
                open.accept(wait);
            } else {
                record(wait, wait.endNanos - wait.startNanos);
                waits.remove();
            }
        }
    }

    private void record(MonitorWait wait, long nanos) {
        if (nanos < limits.minimumNanos()) {
            counters.addShortWait(wait.state, WaitKind.MONITOR, nanos);
        } else if (wait.event.isEnabled() && counters.isOpen()) {
            wait.event.kind = WaitKind.name(WaitKind.MONITOR);
            wait.event.waiter = wait.state.thread;
            wait.event.wokenBy = "thread";
            wait.event.parks = 1;
            EventBuffer.clean();
            wait.event.commit();
            counters.committed(Counters.THREAD_WAIT);
        }
    }
}
