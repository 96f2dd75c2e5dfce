package dev.awaitscope.reports;

import java.util.List;

/**
 * Waits summed in several ways, idle ones apart. Each list but {@code idle} adds up to the same total; all are ordered
 * by total, the largest first, then by key.
 *
 * @param byKind
 *            keys: kind
 * @param byBlocker
 *            keys: kind, blocker
 * @param bySite
 *            keys: kind, blocker, site
 * @param byThread
 *            keys: thread, kind
 * @param byTask
 *            keys: task, kind; the task is null for waits outside of tasks
 * @param byGroup
 *            keys: group, kind
 * @param idle
 *            keys: kind; threads with nothing to do
 * @param all
 *            all waits but the idle ones
 */
public record WaitTotals(List<WaitTotal> byKind, List<WaitTotal> byBlocker, List<WaitTotal> bySite,
        List<WaitTotal> byThread, List<WaitTotal> byTask, List<WaitTotal> byGroup, List<WaitTotal> idle,
        Distribution all) {
    /** No waits. */
    public static final WaitTotals NONE = new WaitTotals(List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), Distribution.NONE);

    /** The totals in one of these ways. */
    public List<WaitTotal> by(By what) {
        return switch (what) {
            case KIND -> byKind;
            case BLOCKER -> byBlocker;
            case SITE -> bySite;
            case THREAD -> byThread;
            case TASK -> byTask;
            case GROUP -> byGroup;
        };
    }

    /** By what waits are summed, besides their kind. */
    public enum By {
        /** Nothing else. */
        KIND,
        /** Class of what was waited for. */
        BLOCKER,
        /** Place in the program, and blocker. */
        SITE,
        /** The thread that waited. */
        THREAD,
        /** Class of the task that waited. */
        TASK,
        /** What the waiting thread belongs to. */
        GROUP
    }

    /** Copies the lists. */
    public WaitTotals {
        byKind = List.copyOf(byKind);
        byBlocker = List.copyOf(byBlocker);
        bySite = List.copyOf(bySite);
        byThread = List.copyOf(byThread);
        byTask = List.copyOf(byTask);
        byGroup = List.copyOf(byGroup);
        idle = List.copyOf(idle);
    }
}
