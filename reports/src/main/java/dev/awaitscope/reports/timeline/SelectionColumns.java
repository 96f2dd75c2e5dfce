package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.column.LongColumn;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What selectors tell besides waits: the sums of each loop, and one row for each selection after an iteration long
 * enough for a wait that matters.
 */
final class SelectionColumns {
    /** Iterations that are shorter are not always followed by an event. */
    static final long LONG = 1_000_000;

    final IntColumn thread;
    final LongColumn start;
    final LongColumn busy;
    final IntColumn readyKeys;
    final IntColumn selector;
    private final Map<Key, Loop> loops = new LinkedHashMap<>();

    SelectionColumns(ColumnMemory memory) {
        thread = new IntColumn(memory);
        start = new LongColumn(memory);
        busy = new LongColumn(memory);
        readyKeys = new IntColumn(memory);
        selector = new IntColumn(memory);
    }

    void add(AgentEvent.SelectorWait wait) {
        loops.computeIfAbsent(new Key(wait.thread(), wait.selectorId()), _ -> new Loop(wait.selectorClass()))
                .add(wait);
        if (wait.longestBusyTime() >= LONG) {
            thread.add(wait.thread());
            start.add(wait.startNanos());
            busy.add(wait.busyTime());
            readyKeys.add(wait.readyKeys());
            selector.add(wait.selectorId());
        }
    }

    int size() {
        return thread.size();
    }

    Map<Key, Loop> loops() {
        return loops;
    }

    record Key(int thread, int selectorId) {}

    /** The sums of one thread on one selector. */
    static final class Loop {
        final @Nullable String selectorClass;
        long selections;
        long startNanos = Long.MAX_VALUE;
        long endNanos = Long.MIN_VALUE;
        long selectNanos;
        long busyNanos;
        long longestBusyNanos;

        Loop(@Nullable String selectorClass) {
            this.selectorClass = selectorClass;
        }

        private void add(AgentEvent.SelectorWait wait) {
            selections += wait.selections();
            startNanos = Math.min(startNanos, wait.startNanos());
            endNanos = Math.max(endNanos, wait.endNanos());
            selectNanos += wait.endNanos() - wait.startNanos();
            busyNanos += wait.busyTime();
            longestBusyNanos = Math.max(longestBusyNanos, wait.longestBusyTime());
        }
    }
}
