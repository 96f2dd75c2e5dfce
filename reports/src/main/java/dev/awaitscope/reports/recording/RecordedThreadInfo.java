package dev.awaitscope.reports.recording;

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

    /** From what JFR has: ids that are not positive are none. */
    static RecordedThreadInfo of(long javaId, @Nullable String javaName, long osId, @Nullable String osName,
            @Nullable String group, boolean virtual) {
        boolean java = javaId > 0;
        String name = java ? javaName : osName;
        return new RecordedThreadInfo(java ? javaId : 0, virtual ? 0 : Math.max(0, osId), name == null ? "" : name,
                group, virtual);
    }

    Symbols.ThreadKey key() {
        return new Symbols.ThreadKey(id, id == 0 ? osId : 0);
    }
}
