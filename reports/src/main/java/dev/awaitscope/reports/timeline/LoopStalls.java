package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.LoopStall;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What event loops waited for besides their channels. The agent says so of waits that it has hooks for; of those that
 * only the JVM knows (monitors, and before JDK 19 sleep and {@code Object.wait}) the JDK's event and the loop's next
 * selection say the same together.
 */
final class LoopStalls {
    /** Of the clocks of the JDK's events and of the agent's busy times. */
    private static final long TOLERANCE = 1_000_000;

    private final Collected collected;
    private final IntColumn waitRows;
    private final int[] indexes;
    private final SelectionColumns selections;
    /** By thread, then start. */
    private final int[] order;
    private final Map<Integer, List<Integer>> waitsOfLoops = new HashMap<>();
    private final List<LoopStall> stalls = new ArrayList<>();

    private LoopStalls(Collected collected, IntColumn waitRows, int[] indexes) {
        this.collected = collected;
        this.waitRows = waitRows;
        this.indexes = indexes;
        this.selections = collected.selections;
        this.order = IndexOrder.of(selections.size(), _ -> true, (a, b) -> {
            int byThread = Integer.compare(selections.thread.get(a), selections.thread.get(b));
            return byThread != 0 ? byThread : Long.compare(selections.start.get(a), selections.start.get(b));
        });
    }

    /**
     * By start.
     *
     * @param waitRows
     *            rows of the report's waits, in its order
     * @param indexes
     *            from a thread's index in symbols to that in the report
     */
    static List<LoopStall> of(Collected collected, IntColumn waitRows, int[] indexes) {
        if (collected.selections.loops().isEmpty()) {
            return List.of();
        }
        LoopStalls found = new LoopStalls(collected, waitRows, indexes);
        found.indexWaits();
        collected.stalls.forEach(found::add);
        found.addThoseOfTheJdk();
        found.stalls.sort(Comparator.comparingLong(LoopStall::startNanos).thenComparingInt(LoopStall::thread));
        return List.copyOf(found.stalls);
    }

    private void indexWaits() {
        collected.selections.loops().keySet().forEach(loop -> waitsOfLoops.put(loop.thread(), new ArrayList<>()));
        for (int wait = 0; wait < waitRows.size(); wait++) {
            int row = waitRows.get(wait);
            if (collected.waits.kind(row) != WaitKind.SELECT) {
                List<Integer> own = waitsOfLoops.get(collected.waits.thread.get(row));
                if (own != null) {
                    own.add(wait);
                }
            }
        }
    }

    private void add(AgentEvent.LoopStall stall) {
        int wait = waitsOfLoops.getOrDefault(stall.thread(), List.of())
                .stream()
                .filter(w -> 2 * collected.waits.overlap(waitRows.get(w), stall.startNanos(), stall.endNanos()) >= stall
                        .endNanos() - stall.startNanos())
                .findFirst()
                .orElse(-1);
        stalls.add(new LoopStall(index(stall.thread()), wait, WaitKind.of(stall.kind()).orElse(WaitKind.OTHER),
                stall.blockerClass(), stall.startNanos(), stall.endNanos(), stall.selectorId(), stall.waitingKeys()));
    }

    private void addThoseOfTheJdk() {
        waitsOfLoops.forEach((thread, waits) -> {
            for (int wait : waits) {
                int row = waitRows.get(wait);
                boolean ofJvm = collected.waits.is(row, WaitColumns.OF_JDK)
                        || collected.waits.kind(row) == WaitKind.MONITOR;
                if (ofJvm && collected.waits.duration(row) >= SelectionColumns.LONG) {
                    add(thread, wait, row);
                }
            }
        });
    }

    private void add(int thread, int wait, int row) {
        int selection = next(thread, collected.waits.end.get(row));
        if (selection < 0) {
            return;
        }
        long from = collected.waits.start.get(row);
        long busySince = selections.start.get(selection) - selections.busy.get(selection);
        if (busySince <= from + TOLERANCE) {
            stalls.add(new LoopStall(index(thread), wait, collected.waits.kind(row), collected.waits.blocker.get(row),
                    from, collected.waits.end.get(row), selections.selector.get(selection),
                    selections.readyKeys.get(selection)));
        }
    }

    /** The thread's first selection that starts at or after an instant, -1 for none. */
    private int next(int thread, long nanos) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int row = order[middle];
            int of = selections.thread.get(row);
            if (of < thread || (of == thread && selections.start.get(row) < nanos)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < order.length && selections.thread.get(order[low]) == thread ? order[low] : -1;
    }

    private int index(int thread) {
        return thread < 0 ? -1 : indexes[thread];
    }
}
