package dev.awaitscope.reports;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the program.
 *
 * @param index
 *            place in {@link RunReport#threads()}
 * @param id
 *            {@code Thread.threadId()}; 0 for a thread of the JVM itself
 * @param osThreadId
 *            id in the operating system, 0 for a virtual thread and where it is not known
 * @param name
 *            as recorded, may be empty; {@link #label()} never is
 * @param group
 *            thread group
 * @param virtual
 *            whether it is a virtual thread
 * @param carrier
 *            whether it carries virtual threads
 * @param eventLoop
 *            whether it spends its time in a selector, so that select is its idle state
 * @param pool
 *            index of the pool whose tasks it ran most, -1 for none
 * @param startedBy
 *            index of the thread that started it, -1 where that is not known
 * @param startNanos
 *            start of its life, or of the recording if it lived before
 * @param endNanos
 *            end of its life, or of the recording
 * @param waits
 *            number of its waits, idle ones not counted
 * @param cpuNanos
 *            time on a CPU as the operating system counted it, -1 where it did not
 * @param runQueueNanos
 *            time ready without a CPU as the operating system counted it, -1 where it did not
 * @param estimated
 *            whether the split of running and runnable is an estimate (it is, unless each is known exactly)
 * @param slices
 *            what it did from start to end
 * @param stateNanos
 *            total per state, in the order of the states; no entry for a state it was never in
 */
public record TracedThread(int index, long id, long osThreadId, String name, @Nullable String group, boolean virtual,
        boolean carrier, boolean eventLoop, int pool, int startedBy, long startNanos, long endNanos, int waits,
        long cpuNanos, long runQueueNanos, boolean estimated, Slices slices, Map<ThreadState, Long> stateNanos) {
    private static final Set<String> JVM_GROUPS = Set.of("system", "InnocuousThreadGroup");

    /** Of a thread that nobody is known to have started. */
    public TracedThread(int index, long id, long osThreadId, String name, @Nullable String group, boolean virtual,
            boolean carrier, boolean eventLoop, int pool, long startNanos, long endNanos, int waits, long cpuNanos,
            long runQueueNanos, boolean estimated, Slices slices, Map<ThreadState, Long> stateNanos) {
        this(index, id, osThreadId, name, group, virtual, carrier, eventLoop, pool, -1, startNanos, endNanos, waits,
                cpuNanos, runQueueNanos, estimated, slices, stateNanos);
    }

    /** The name, or {@code #id} where it has none. */
    public String label() {
        return name.isEmpty() ? "#" + id : name;
    }

    /** Whether the JVM runs it for itself. */
    public boolean ofJvm() {
        return id == 0 || group != null && JVM_GROUPS.contains(group) && !name.startsWith("InnocuousThread-");
    }

    /** Total in one state. */
    public long nanos(ThreadState state) {
        return stateNanos.getOrDefault(state, 0L);
    }
}
