package dev.awaitscope.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One wait as the program sees it: one call that waited, however often it was suspended within.
 *
 * @param thread
 *            index of the thread that waited
 * @param threadId
 *            its id
 * @param threadName
 *            its name as recorded, may be empty
 * @param virtual
 *            whether it is virtual
 * @param kind
 *            what was waited for
 * @param startNanos
 *            start; negative where the wait began before the recording
 * @param durationNanos
 *            length; of an open wait up to the end of the recording
 * @param blocker
 *            class of the object waited for
 * @param blockerId
 *            tells objects of one class apart: identity hash code, address of a monitor; 0 for none
 * @param waker
 *            name of the thread whose action ended the wait
 * @param wakerThread
 *            its index, -1 for none or a thread that is left out
 * @param wakerThreadId
 *            its id, 0 for none
 * @param unparkedBy
 *            name of the thread that called unpark: differs from the waker where a wake-up was passed on
 * @param unparkedByThreadId
 *            its id, 0 for none
 * @param wokenBy
 *            one of {@code thread, timer, interrupt, io, process}, empty where it is not known
 * @param runnableNanos
 *            the last part of the wait, between the wake-up and the moment the thread ran again; null where not known
 * @param timedOut
 *            whether the time given was over first
 * @param interrupted
 *            whether an interrupt ended it
 * @param open
 *            whether it had not ended when the recording did
 * @param owner
 *            of an open wait: name of the thread that owned the lock or monitor then
 * @param ownerThreadId
 *            its id, 0 for none
 * @param pinned
 *            whether a virtual thread kept its carrier
 * @param idle
 *            whether this is a thread with nothing to do; such waits are in no total
 * @param site
 *            {@code Type.method:line} of the first frame outside {@code java.*}, {@code jdk.*} and {@code sun.*}
 * @param stack
 *            innermost frame first, {@code Type.method:line}; null where none was recorded
 */
public record TracedWait(int thread, long threadId, String threadName, boolean virtual, WaitKind kind, long startNanos,
        long durationNanos, @Nullable String blocker, long blockerId, @Nullable String waker, int wakerThread,
        long wakerThreadId, @Nullable String unparkedBy, long unparkedByThreadId, String wokenBy,
        @Nullable Long runnableNanos, boolean timedOut, boolean interrupted, boolean open, @Nullable String owner,
        long ownerThreadId, boolean pinned, boolean idle, @Nullable String site, @Nullable List<String> stack) {

    /** End of the wait. */
    public long endNanos() {
        return startNanos + durationNanos;
    }

    /** The thread's name, or {@code #id} where it has none. */
    public String threadLabel() {
        return threadName.isEmpty() ? "#" + threadId : threadName;
    }

    /** The waker's name, or {@code #id} where it has none; null for no waker. */
    public @Nullable String wakerLabel() {
        return waker == null || !waker.isEmpty() ? waker : "#" + wakerThreadId;
    }
}
