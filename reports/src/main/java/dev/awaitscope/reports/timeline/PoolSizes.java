package dev.awaitscope.reports.timeline;

import java.util.HashMap;
import java.util.Map;

/** The most threads that each executor was seen to have, and to be allowed to have, by its id. */
final class PoolSizes {
    private static final int NOT_KNOWN = -1;
    private static final int[] NONE = {NOT_KNOWN, NOT_KNOWN};

    private final Map<Integer, int[]> sizes = new HashMap<>();

    void add(int pool, int size, int maximum) {
        if (size > NOT_KNOWN || maximum > NOT_KNOWN) {
            int[] known = sizes.computeIfAbsent(pool, _ -> NONE.clone());
            known[0] = Math.max(known[0], size);
            known[1] = Math.max(known[1], maximum);
        }
    }

    /** -1 where it is not known. */
    int largest(int pool) {
        return sizes.getOrDefault(pool, NONE)[0];
    }

    /** -1 where it is not known or there is no limit. */
    int maximum(int pool) {
        return sizes.getOrDefault(pool, NONE)[1];
    }
}
