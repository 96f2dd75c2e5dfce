package dev.awaitscope.reports.recording;

import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordedThreadGroup;
import org.jspecify.annotations.Nullable;

/**
 * A thread as JFR describes it.
 *
 * @param id
 *            {@code Thread.threadId()}; 0 for a thread that is not Java's
 * @param osId
 *            id in the operating system; 0 for a virtual thread and where it is not known
 * @param name
 *            may be empty
 * @param group
 *            name of its thread group
 * @param virtual
 *            whether it is virtual
 */
public record RecordedThreadInfo(long id, long osId, String name, @Nullable String group, boolean virtual) {

    static RecordedThreadInfo of(RecordedThread thread) {
        boolean java = thread.getJavaThreadId() > 0;
        String name = java ? thread.getJavaName() : thread.getOSName();
        RecordedThreadGroup group = thread.getThreadGroup();
        return new RecordedThreadInfo(java ? thread.getJavaThreadId() : 0,
                thread.isVirtual() ? 0 : Math.max(0, thread.getOSThreadId()), name == null ? "" : name,
                group == null ? null : group.getName(), thread.isVirtual());
    }

    Symbols.ThreadKey key() {
        return new Symbols.ThreadKey(id, id == 0 ? osId : 0);
    }
}
