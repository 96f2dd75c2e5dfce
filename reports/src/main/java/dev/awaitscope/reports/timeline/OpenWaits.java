package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.recording.AgentEvent.OpenWait;
import dev.awaitscope.reports.recording.Symbols;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what was seen of waits while they lasted into waits, where nothing tells that they ended. */
final class OpenWaits {
    /** Clocks are read at different places of the same wait. */
    private static final long TOLERANCE = 2_000_000;

    private final Collected collected;
    private final WaitColumns waits;
    private final Symbols symbols;

    OpenWaits(Collected collected, Symbols symbols) {
        this.collected = collected;
        this.waits = collected.waits;
        this.symbols = symbols;
    }

    void add() {
        if (collected.openWaits.isEmpty()) {
            return;
        }
        PerThread ended = PerThread.of(waits, row -> !waits.is(row, WaitColumns.DROPPED),
                symbols.threadCount(), collected.memory);
        for (OpenWait wait : newestPerThread()) {
            if (isExit(wait)) {
                continue;
            }
            int covering = ended.mostOverlapping(wait.waiter(), wait.startNanos(), wait.startNanos() + TOLERANCE);
            if (covering < 0 || waits.end.get(covering) + TOLERANCE < wait.startNanos()
                    || waits.start.get(covering) > wait.startNanos()) {
                add(wait, ended);
            }
        }
    }

    /** The thread that ends the JVM joins the shutdown hooks, one of which writes the recording: not the program's wait. */
    private boolean isExit(OpenWait wait) {
        return wait.kind().equals(WaitKind.JOIN.label())
                && wait.startNanos() - wait.age() + TOLERANCE >= collected.shutDownNanos();
    }

    /** A thread waits for one thing at a time: what was seen last is what counts. */
    private List<OpenWait> newestPerThread() {
        Map<Integer, OpenWait> newest = new LinkedHashMap<>();
        collected.openWaits.stream()
                .sorted(Comparator.comparingLong(OpenWait::startNanos))
                .filter(wait -> wait.waiter() >= 0
                        && ThreadRole.of(symbols.thread(wait.waiter())) == ThreadRole.PROGRAM)
                .forEach(wait -> newest.put(wait.waiter(), wait));
        return List.copyOf(newest.values());
    }

    private void add(OpenWait wait, PerThread ended) {
        int later = ended.lastStartedBy(wait.waiter(), Long.MAX_VALUE);
        boolean open = (later < 0 || waits.start.get(later) <= wait.startNanos())
                && !new ThreadLives(collected, symbols).deathKnown(wait.waiter());
        int row = waits.add(wait.waiter(), WaitKind.of(wait.kind()).orElse(WaitKind.OTHER),
                wait.startNanos() - wait.age(), open ? collected.durationNanos() : wait.startNanos());
        waits.blocker.set(row, wait.blockerClass());
        waits.blockerId.set(row, wait.blockerId());
        waits.owner.set(row, wait.owner());
        waits.site.set(row, wait.site() == null ? "" : wait.site());
        waits.mark(row, WaitColumns.OPEN, open);
    }
}
