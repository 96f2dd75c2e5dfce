package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.TracedWait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Threads that wait for each other in a ring and had not stopped doing so when the recording ended: a deadlock.
 *
 * @param waits
 *            each for a lock that the thread of the next one owns, the last for one of the first
 */
public record WaitRing(List<TracedWait> waits) {

    /** The ring among these waits, if there is one. */
    public static Optional<WaitRing> find(List<TracedWait> waits) {
        Map<Long, TracedWait> byWaiter = new HashMap<>();
        for (TracedWait wait : waits) {
            if (wait.open() && wait.ownerThreadId() != 0) {
                byWaiter.put(wait.threadId(), wait);
            }
        }
        Set<Long> seen = new HashSet<>();
        return byWaiter.keySet()
                .stream()
                .sorted()
                .map(start -> from(start, byWaiter, seen))
                .filter(ring -> !ring.isEmpty())
                .findFirst()
                .map(WaitRing::new);
    }

    private static List<TracedWait> from(long start, Map<Long, TracedWait> byWaiter, Set<Long> seen) {
        List<TracedWait> path = new ArrayList<>();
        long thread = start;
        while (byWaiter.containsKey(thread) && seen.add(thread)) {
            TracedWait wait = byWaiter.get(thread);
            path.add(wait);
            thread = wait.ownerThreadId();
        }
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).threadId() == thread) {
                return List.copyOf(path.subList(i, path.size()));
            }
        }
        return List.of();
    }
}
