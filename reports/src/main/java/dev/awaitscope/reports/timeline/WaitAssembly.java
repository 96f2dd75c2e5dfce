package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.recording.JdkEvent;
import dev.awaitscope.reports.recording.Symbols;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Makes one wait as the program sees it into one row: drops what two sources report twice, adds who notified, marks the
 * pinned and the idle ones.
 */
final class WaitAssembly {
    /*
     * One source per fact. With the agent, the events of the JDK count only for what the agent cannot hook; but another
     * recording in the same JVM may have switched more of them on, so that each is checked against the agent's waits.
     */
    /** From here on the JDK's Object.wait and Thread.sleep have Java-level code around the native call. */
    private static final int FIRST_WITH_HOOKS = 19;
    /** The JDK's event may end this much after the agent's, which is taken on the way out of the same call. */
    private static final long EXIT_TOLERANCE = 5_000_000;

    private final Collected collected;
    private final WaitColumns waits;
    private final Symbols symbols;
    private final boolean hooked;
    private final boolean ofAgent;

    WaitAssembly(Collected collected, Symbols symbols) {
        this.collected = collected;
        this.waits = collected.waits;
        this.symbols = symbols;
        this.ofAgent = collected.settings() != null || hasAgentWaits();
        this.hooked = ofAgent && hooked(collected);
    }

    /** What a killed JVM leaves does not always say which it was; but where waits are hooked, notifying needs no stack. */
    private static boolean hooked(Collected collected) {
        int version = collected.javaVersion();
        return version == 0
                ? collected.notifications.stream().noneMatch(wait -> wait.stack() >= 0)
                : version >= FIRST_WITH_HOOKS;
    }

    private boolean hasAgentWaits() {
        for (int row = 0; row < waits.size(); row++) {
            if (!waits.is(row, WaitColumns.OF_JDK)) {
                return true;
            }
        }
        return false;
    }

    /** The rows that remain, by start, thread id and the order in which they were read. */
    IntColumn assemble() {
        nameEndedWakers();
        dropWhatOthersTell();
        if (!hooked) {
            collected.notifications.forEach(this::addObjectWait);
        }
        dropTwins();
        if (hooked) {
            addNotifiers();
        }
        markPinned();
        new OpenWaits(collected, symbols).add();
        nameClassInitialization();
        markIdle();
        return IndexOrder.byKey(collected.memory, waits.start, row -> !waits.is(row, WaitColumns.DROPPED),
                (a, b) -> Long.compare(symbols.thread(waits.thread.get(a)).id(),
                        symbols.thread(waits.thread.get(b)).id()));
    }

    /** JFR on JDK 17 cannot name a thread that has ended, but other events of its do. */
    private void nameEndedWakers() {
        for (int row = 0; row < waits.size(); row++) {
            if (waits.waker.get(row) < 0 && waits.wakerId.get(row) != 0) {
                waits.waker.set(row, symbols.threadWithId(waits.wakerId.get(row)));
            }
            if (waits.unparkedBy.get(row) < 0 && waits.unparkedById.get(row) != 0) {
                waits.unparkedBy.set(row, symbols.threadWithId(waits.unparkedById.get(row)));
            }
        }
    }

    private BitSet programThreads() {
        BitSet threads = new BitSet(symbols.threadCount());
        for (int thread = 0; thread < symbols.threadCount(); thread++) {
            threads.set(thread, ThreadRole.of(symbols.thread(thread)) == ThreadRole.PROGRAM);
        }
        return threads;
    }

    private void dropWhatOthersTell() {
        BitSet ofProgram = programThreads();
        for (int row = 0; row < waits.size(); row++) {
            boolean told = ofAgent && waits.is(row, WaitColumns.OF_JDK)
                    && (waits.kind(row) == WaitKind.PARK || (hooked && waits.kind(row) == WaitKind.SLEEP));
            int thread = waits.thread.get(row);
            if (told || thread < 0 || !ofProgram.get(thread) || ofAgent(row)) {
                waits.mark(row, WaitColumns.DROPPED);
            }
        }
    }

    /**
     * Threads of the program may wait for the agent: when its classes are loaded, or, as the JDK tells, for a monitor in
     * its code.
     */
    private boolean ofAgent(int row) {
        int stack = waits.stack.get(row);
        return stack >= 0 && (symbols.stack(stack).ofAgent()
                || (waits.is(row, WaitColumns.OF_JDK) && symbols.stack(stack).beginsInAgent()));
    }

    private void addObjectWait(JdkEvent.MonitorWait wait) {
        if (wait.thread() < 0 || ThreadRole.of(symbols.thread(wait.thread())) != ThreadRole.PROGRAM) {
            return;
        }
        int row = waits.add(wait.thread(), WaitKind.OBJECT_WAIT, wait.startNanos(), wait.endNanos());
        waits.blocker.set(row, wait.monitorClass());
        waits.blockerId.set(row, wait.address());
        waits.waker.set(row, wait.notifier());
        waits.unparkedBy.set(row, wait.notifier());
        waits.wokenBy(row, wait.notifier() >= 0 ? "thread" : wait.timedOut() ? "timer" : "interrupt");
        waits.stack.set(row, wait.stack());
        waits.mark(row, WaitColumns.OF_JDK);
        waits.mark(row, WaitColumns.TIMED_OUT, wait.timedOut());
        waits.mark(row, WaitColumns.INTERRUPTED, !wait.timedOut() && wait.notifier() < 0);
    }

    /** A wait of the JDK that is mostly within one of the agent's on the same thread is its mechanism. */
    private void dropTwins() {
        if (!anyOfJdk()) {
            return;
        }
        PerThread own = perThread(row -> !waits.is(row, WaitColumns.DROPPED | WaitColumns.OF_JDK));
        for (int row = 0; row < waits.size(); row++) {
            if (waits.is(row, WaitColumns.OF_JDK) && !waits.is(row, WaitColumns.DROPPED)) {
                int twin = own.mostOverlapping(waits.thread.get(row), waits.start.get(row), waits.end.get(row));
                if (twin >= 0) {
                    long overlap = waits.overlap(twin, waits.start.get(row), waits.end.get(row));
                    if (2 * overlap >= waits.duration(row)) {
                        waits.mark(row, WaitColumns.DROPPED);
                        nameWaker(twin, waits.waker.get(row));
                    }
                }
            }
        }
    }

    private PerThread perThread(IntPredicate kept) {
        return PerThread.of(waits, kept, symbols.threadCount(), collected.memory);
    }

    private boolean anyOfJdk() {
        for (int row = 0; row < waits.size(); row++) {
            if (waits.is(row, WaitColumns.OF_JDK) && !waits.is(row, WaitColumns.DROPPED)) {
                return true;
            }
        }
        return false;
    }

    /** An ended thread has no name any more for the agent's event; the JDK's still knows who notified. */
    private void nameWaker(int row, int waker) {
        boolean join = waits.kind(row) == WaitKind.JOIN && waits.waker.get(row) < 0;
        if (waker >= 0 && (join || waits.kind(row) == WaitKind.OBJECT_WAIT)) {
            waits.waker.set(row, waker);
            waits.unparkedBy.set(row, waker);
            waits.wokenBy(row, "thread");
        }
    }

    private void addNotifiers() {
        if (collected.notifications.isEmpty()) {
            return;
        }
        PerThread own = perThread(row -> (waits.kind(row) == WaitKind.OBJECT_WAIT || waits.kind(row) == WaitKind.JOIN)
                && !waits.is(row, WaitColumns.DROPPED | WaitColumns.OF_JDK));
        for (JdkEvent.MonitorWait wait : collected.notifications) {
            if (wait.thread() >= 0 && wait.notifier() >= 0) {
                int row = own.lastStartedBy(wait.thread(), wait.endNanos());
                if (row >= 0 && waits.end.get(row) + EXIT_TOLERANCE >= wait.endNanos()) {
                    nameWaker(row, wait.notifier());
                }
            }
        }
    }

    private void markPinned() {
        if (collected.pinned.isEmpty()) {
            return;
        }
        PerThread all = perThread(row -> !waits.is(row, WaitColumns.DROPPED));
        for (JdkEvent.Pinned pinned : collected.pinned) {
            if (pinned.thread() >= 0) {
                int row = all.mostOverlapping(pinned.thread(), pinned.startNanos(), pinned.endNanos());
                if (row >= 0) {
                    long overlap = waits.overlap(row, pinned.startNanos(), pinned.endNanos());
                    waits.mark(row, WaitColumns.PINNED, 2 * overlap >= waits.duration(row));
                }
            }
        }
    }

    /** While a class is initialized the JVM holds the monitor of an {@code int[0]}, which tells a reader nothing. */
    private void nameClassInitialization() {
        for (int row = 0; row < waits.size(); row++) {
            if (waits.kind(row) == WaitKind.MONITOR && "[I".equals(waits.blocker.get(row))) {
                waits.blocker.set(row, "class initialization");
            }
        }
    }

    private void markIdle() {
        BitSet loops = EventLoops.find(waits, symbols.threadCount());
        for (int row = 0; row < waits.size(); row++) {
            WaitKind kind = waits.kind(row);
            boolean select = kind == WaitKind.SELECT && waits.thread.get(row) >= 0;
            waits.mark(row, WaitColumns.IDLE,
                    kind == WaitKind.IDLE_WORKER || (select && loops.get(waits.thread.get(row))));
        }
    }
}
