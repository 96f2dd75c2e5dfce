package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.SelectorWait;
import org.jspecify.annotations.Nullable;

/** What is known of a thread that selects again and again: an event loop. Used by that thread alone. */
final class LoopState {
    /** Waits within one iteration that are kept; later ones are dropped. */
    private static final int MAX_STALLS = 16;
    /** So long without an event, or busy for so long, and the next selection is recorded however short it is. */
    private static final long QUIET_NANOS = 100_000_000;
    private static final long LONG_BUSY_NANOS = 1_000_000;

    /** Since the last selection ended, and of the iteration before, while the next selection goes on. */
    private @Nullable LoopStall[] stalls = new LoopStall[MAX_STALLS];
    private @Nullable LoopStall[] before = new LoopStall[MAX_STALLS];
    private int stallCount;
    private int beforeCount;
    /** When the last selection ended, 0 before the first. */
    private long lastEndNanos;
    private long lastEventNanos = System.nanoTime();
    /** All since the last event. */
    private long busyNanos;
    private long longestBusyNanos;
    private int selections;
    private boolean selecting;
    /** The one that waits now. */
    SelectorRecorder.@Nullable Selection selection;
    /** The selector of a selection that only looks. */
    @Nullable
    Object looksAt;

    /** False where this is one within another, which counts. */
    boolean beginSelection(long now) {
        if (selecting) {
            return false;
        }
        selecting = true;
        selections++;
        @Nullable
        LoopStall[] empty = before;
        before = stalls;
        beforeCount = stallCount;
        stalls = empty;
        stallCount = 0;
        if (lastEndNanos != 0) {
            long busy = now - lastEndNanos;
            busyNanos += busy;
            longestBusyNanos = Math.max(longestBusyNanos, busy);
        }
        return true;
    }

    void endSelection(long now) {
        selecting = false;
        lastEndNanos = now;
    }

    /** Whether an event is due though the selection has not waited. */
    boolean isDue() {
        return longestBusyNanos >= LONG_BUSY_NANOS || lastEndNanos - lastEventNanos >= QUIET_NANOS;
    }

    /** Writes into the event what has happened since the last one. */
    void describe(SelectorWait event) {
        event.busyTime = busyNanos;
        event.longestBusyTime = longestBusyNanos;
        event.selections = selections;
        busyNanos = 0;
        longestBusyNanos = 0;
        selections = 0;
        lastEventNanos = lastEndNanos;
    }

    /** A wait of the thread has ended that was no selection; false where there were too many. */
    boolean add(LoopStall stall) {
        if (stallCount == MAX_STALLS) {
            return false;
        }
        stalls[stallCount++] = stall;
        return true;
    }

    boolean isSelecting() {
        return selecting;
    }

    /** The next of the waits before this selection, null where there is none any more. */
    @Nullable
    LoopStall takeStall() {
        if (beforeCount == 0) {
            return null;
        }
        LoopStall stall = before[--beforeCount];
        before[beforeCount] = null;
        return stall;
    }
}
