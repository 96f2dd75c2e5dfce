package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.LongColumn;
import dev.awaitscope.reports.recording.RecordedThreadInfo;
import dev.awaitscope.reports.recording.Symbols;

/**
 * From when to when each thread lived within the recording, and what is known of its borders. Indexes are those of
 * {@link Symbols}.
 */
final class ThreadLives {
    private static final long NEVER = Long.MIN_VALUE;

    private final Collected collected;
    private final Symbols symbols;
    private final boolean virtualBirths;
    private final boolean virtualDeaths;

    ThreadLives(Collected collected, Symbols symbols) {
        this.collected = collected;
        this.symbols = symbols;
        this.virtualBirths = anyVirtual(collected.born);
        this.virtualDeaths = anyVirtual(collected.died);
    }

    private boolean anyVirtual(LongColumn instants) {
        for (int i = 0; i < instants.size(); i++) {
            if (instants.get(i) != NEVER && symbols.thread(i).virtual()) {
                return true;
            }
        }
        return false;
    }

    private static long at(LongColumn column, int thread) {
        return thread < column.size() ? column.get(thread) : NEVER;
    }

    boolean birthKnown(int thread) {
        return at(collected.born, thread) != NEVER;
    }

    boolean deathKnown(int thread) {
        return at(collected.died, thread) != NEVER;
    }

    /** Whether the thread did or suffered anything, or began or ended, in the recording. */
    boolean seen(int thread) {
        return at(collected.firstSeen, thread) != NEVER;
    }

    long firstSeen(int thread) {
        return at(collected.firstSeen, thread);
    }

    /**
     * Its birth; where that is not known it lived when the recording began, except for a virtual thread in a recording
     * without births of virtual threads.
     */
    long start(int thread) {
        long born = at(collected.born, thread);
        if (born == NEVER) {
            RecordedThreadInfo info = symbols.thread(thread);
            born = info.virtual() && !virtualBirths ? firstSeen(thread) : 0;
        }
        return Math.max(0, Math.min(born, firstSeen(thread)));
    }

    long end(int thread) {
        long died = at(collected.died, thread);
        long lastSeen = at(collected.lastSeen, thread);
        if (died == NEVER) {
            RecordedThreadInfo info = symbols.thread(thread);
            died = info.virtual() && !virtualDeaths ? lastSeen : collected.durationNanos();
        }
        return Math.max(start(thread), Math.max(died, lastSeen));
    }
}
