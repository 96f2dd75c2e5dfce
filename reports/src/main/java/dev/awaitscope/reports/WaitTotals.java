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
 * @param idle
 *            keys: kind; threads with nothing to do
 * @param all
 *            all waits but the idle ones
 */
public record WaitTotals(List<WaitTotal> byKind, List<WaitTotal> byBlocker, List<WaitTotal> bySite,
        List<WaitTotal> byThread, List<WaitTotal> idle, Distribution all) {

    /** Copies the lists. */
    public WaitTotals {
        byKind = List.copyOf(byKind);
        byBlocker = List.copyOf(byBlocker);
        bySite = List.copyOf(bySite);
        byThread = List.copyOf(byThread);
        idle = List.copyOf(idle);
    }
}
