package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Some rows of a timeline as five columns: which threads a row holds and how many slices of each; per slice the gap to
 * the one before, its length and its mark; per wait what is known of it, in the order in which waits begin.
 */
final class TimelineChunk {
    private static final int PINNED = 0x10;
    private static final int BEGINS_WAIT = 0x20;
    private static final int GOES_ON_WAITING = 0x40;
    private static final int OPEN = 0x80;
    private static final int TIMED_OUT = 1;
    private static final int INTERRUPTED = 2;

    private final Timeline timeline;
    private final long unitNanos;
    private final Column segments = new Column();
    private final Column gaps = new Column();
    private final Column lengths = new Column();
    private final Column marks = new Column();
    private final Column waits = new Column();
    private int count;
    private long at;

    TimelineChunk(Timeline timeline, long unitNanos) {
        this.timeline = timeline;
        this.unitNanos = unitNanos;
    }

    int slices() {
        return count;
    }

    void addRow(List<TracedThread> threads) {
        at = 0;
        segments.varint(threads.size());
        for (TracedThread thread : threads) {
            Slices slices = timeline.slices(thread);
            segments.varint(thread.index());
            segments.varint(slices.size());
            addSlices(slices);
        }
    }

    private void addSlices(Slices slices) {
        int before = -1;
        for (int i = 0; i < slices.size(); i++) {
            long start = Math.max(at, slices.startNanos(i) / unitNanos);
            long end = Math.max(start, slices.endNanos(i) / unitNanos);
            gaps.varint(start - at);
            lengths.varint(end - start);
            at = end;
            int wait = slices.wait(i);
            marks.octet(slices.state(i).shown().ordinal() | waitMark(wait, before));
            before = wait;
            count++;
        }
    }

    private int waitMark(int index, int before) {
        if (index < 0) {
            return 0;
        }
        TracedWait wait = timeline.wait(index);
        int mark = (wait.pinned() ? PINNED : 0) | (wait.open() ? OPEN : 0);
        if (index == before) {
            return mark | GOES_ON_WAITING;
        }
        addWait(wait);
        return mark | BEGINS_WAIT;
    }

    private void addWait(TracedWait wait) {
        String blocker = wait.blocker();
        Long runnable = wait.runnableNanos();
        List<String> stack = wait.stack();
        waits.varint(timeline.kind(wait.kind()));
        waits.optional(blocker == null ? -1 : timeline.string(blocker));
        // A browser's numbers hold 53 bits, more than an address of user space has.
        waits.varint(wait.blockerId() & (1L << 53) - 1);
        waits.optional(wait.open() ? timeline.threadIndex(wait.ownerThreadId()) : wait.wakerThread());
        waits.optional(timeline.threadIndex(wait.unparkedByThreadId()));
        waits.varint(timeline.wokenBy(wait.wokenBy()));
        waits.optional(runnable == null ? -1 : Math.max(0, runnable));
        waits.optional(stack == null ? -1 : timeline.stack(stack));
        waits.varint((wait.timedOut() ? TIMED_OUT : 0) | (wait.interrupted() ? INTERRUPTED : 0));
    }

    void writeTo(OutputStream out) throws IOException {
        for (Column column : List.of(segments, gaps, lengths, marks, waits)) {
            column.writeTo(out);
        }
    }
}
