package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.column.ByteColumn;
import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.column.LongColumn;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Each mount of virtual threads, where the recording has them; threads are those of {@code Symbols}. */
final class MountColumns {
    private static final ThreadState[] STATES = ThreadState.values();

    final IntColumn thread;
    final LongColumn start;
    final LongColumn end;
    /** When the thread was made ready; its start where this is not known. */
    final LongColumn ready;
    private final ByteColumn away;

    MountColumns(ColumnMemory memory) {
        thread = new IntColumn(memory);
        start = new LongColumn(memory);
        end = new LongColumn(memory);
        ready = new LongColumn(memory);
        away = new ByteColumn(memory);
    }

    void add(AgentEvent.VirtualThreadRun run) {
        thread.add(run.virtualThread());
        start.add(run.startNanos());
        end.add(run.endNanos());
        ready.add(run.startNanos() - Math.max(0, run.readyTime()));
        away.add((byte) away(run.unmountedFor()).ordinal());
    }

    /** What the thread does once it is unmounted, as far as the unmount tells. */
    ThreadState away(int row) {
        return STATES[away.get(row)];
    }

    private static ThreadState away(String unmountedFor) {
        return switch (unmountedFor) {
            case "park" -> ThreadState.PARKED;
            case "timed-park" -> ThreadState.SLEEPING;
            case "yield" -> ThreadState.RUNNABLE;
            case "monitor" -> ThreadState.BLOCKED;
            case "object-wait" -> ThreadState.AWAITING;
            // Of an ended thread only what little follows its last mount.
            default -> ThreadState.RUNNING;
        };
    }

    int size() {
        return thread.size();
    }

    /** The rows of each thread by start; null for one that has none. */
    int[] @Nullable [] byThread(int threads) {
        int[][] byThread = new int[threads][];
        int[] order = IndexOrder.of(size(), row -> thread.get(row) >= 0, (a, b) -> {
            int byIndex = Integer.compare(thread.get(a), thread.get(b));
            return byIndex != 0 ? byIndex : Long.compare(start.get(a), start.get(b));
        });
        for (int from = 0; from < order.length;) {
            int to = from + 1;
            while (to < order.length && thread.get(order[to]) == thread.get(order[from])) {
                to++;
            }
            byThread[thread.get(order[from])] = Arrays.copyOfRange(order, from, to);
            from = to;
        }
        return byThread;
    }
}
