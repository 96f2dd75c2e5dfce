package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.column.ColumnMemory;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The waits of a run by start: as objects, and field by field for whoever looks at millions of them. The fields mean what
 * they mean in {@link TracedWait}. Immutable, safe to share between threads.
 */
public abstract class Waits extends AbstractList<TracedWait> implements RandomAccess {
    /** Only what is in this package. */
    Waits() {}

    /** The same waits; {@code threads} are those of their report. */
    public static Waits of(List<TracedWait> waits, List<TracedThread> threads) {
        return waits instanceof Waits fields ? fields : new ListedWaits(waits, threads);
    }

    /** Where to put more columns with a row for each wait. */
    public abstract ColumnMemory memory();

    /** Index of the thread that waited. */
    public abstract int thread(int wait);

    /** What was waited for. */
    public abstract WaitKind kind(int wait);

    /** Nanoseconds since the recording's start. */
    public abstract long startNanos(int wait);

    /** Nanoseconds since the recording's start. */
    public abstract long endNanos(int wait);

    /** How long the thread was ready before it ran, 0 where that is not known. */
    public abstract long runnableNanos(int wait);

    /** Equal numbers are equal classes; two numbers may be one class. */
    public abstract int blockerNumber(int wait);

    /** Class of the object waited for. */
    public abstract @Nullable String blocker(int wait);

    /** Tells objects of one class apart, 0 for none. */
    public abstract long blockerId(int wait);

    /** Equal numbers are equal sites; -1 where only {@link #site} tells. */
    public abstract int siteNumber(int wait);

    /** Place in the program, null where it is not known. */
    public abstract @Nullable String site(int wait);

    /** Number of the label of the thread that ended it, -1 for none. */
    public abstract int wakerNumber(int wait);

    /** The label that threads with this number share. */
    public abstract String wakerLabel(int number);

    /** Index of the thread that ended it, -1 for none or one that is left out. */
    public abstract int wakerThread(int wait);

    /** Index of the thread that owned what an open wait is for, -1 for none or not known. */
    public abstract int ownerThread(int wait);

    /** Whether an owner was recorded, be it in the report or not. */
    public abstract boolean owned(int wait);

    /** Whether the thread had nothing to do. */
    public abstract boolean idle(int wait);

    /** Whether it had not ended with the recording. */
    public abstract boolean open(int wait);

    /** Whether a virtual thread kept its carrier. */
    public abstract boolean pinned(int wait);

    /** Whether time ended it: a timer, or a time-out. */
    public abstract boolean endedByTime(int wait);
}
