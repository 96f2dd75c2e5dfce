package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.CriticalPath.Link;
import dev.awaitscope.reports.CriticalPath.Part;
import dev.awaitscope.reports.CriticalPath.Segment;
import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.column.LongSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The segments of a path, taken from its end to its begin, and their sums. Bounded. Not thread-safe. */
final class PathColumns {
    private static final int MOST_HELD = 32 * CriticalPath.MOST_SEGMENTS;
    private static final int NONE = -1;
    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Part> LARGEST_FIRST = Comparator.comparingLong(Part::nanos)
            .reversed()
            .thenComparingInt(Part::actor)
            .thenComparing(Part::state)
            .thenComparing(Part::kind, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Part::blocker, TEXT)
            .thenComparing(Part::site, TEXT)
            .thenComparing(Part::task, TEXT);

    private final WaitFacts facts;
    private final Actors actors;
    private final TaskTracks tracks;
    private final List<Segment> held = new ArrayList<>();
    private final LongSums nanos = new LongSums();
    private final LongSums counts = new LongSums();
    private long leftOut;

    PathColumns(WaitFacts facts, Actors actors, TaskTracks tracks) {
        this.facts = facts;
        this.actors = actors;
        this.tracks = tracks;
    }

    /** Adds the segment before all that were added so far. */
    void add(int thread, long start, long end, ThreadState state, int wait, Link next) {
        held.add(new Segment(thread, start, end, state, wait, next));
        int sort = wait < 0 ? NONE : facts.sort(wait);
        tracks.split(thread, start, end, (from, to, task) -> {
            nanos.add(key(actors.of(thread), state, sort, task), to - from);
            counts.add(key(actors.of(thread), state, sort, task), 1);
        });
        if (held.size() > MOST_HELD) {
            keepLongest();
        }
    }

    private void keepLongest() {
        long[] lengths = held.stream().mapToLong(Segment::nanos).toArray();
        Arrays.sort(lengths);
        long limit = lengths[lengths.length - CriticalPath.MOST_SEGMENTS];
        int before = held.size();
        held.removeIf(segment -> segment.nanos() < limit);
        // Where most are of one length, the later ones go.
        if (held.size() > CriticalPath.MOST_SEGMENTS) {
            held.subList(CriticalPath.MOST_SEGMENTS, held.size()).clear();
        }
        leftOut += before - held.size();
    }

    private static long key(int actor, ThreadState state, int sort, int task) {
        return ((long) actor << 54) | ((long) state.ordinal() << 50) | ((long) (sort + 1) << 25) | (task + 1);
    }

    CriticalPath path(long from, long to) {
        if (held.size() > CriticalPath.MOST_SEGMENTS) {
            keepLongest();
        }
        Collections.reverse(held);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < nanos.size(); i++) {
            parts.add(part(nanos.key(i), nanos.sum(i), counts.sum(i)));
        }
        parts.sort(LARGEST_FIRST);
        return new CriticalPath(from, to, held, parts, leftOut);
    }

    private Part part(long key, long length, long segments) {
        int sort = (int) (key >>> 25 & 0x1FFFFFF) - 1;
        int task = (int) (key & 0x1FFFFFF) - 1;
        WaitSort of = sort < 0 ? null : facts.sortOf(sort);
        return new Part((int) (key >>> 54), ThreadState.values()[(int) (key >>> 50 & 15)],
                of == null ? null : of.kind(), of == null ? null : of.blocker(), of == null ? null : of.site(),
                task < 0 ? null : tracks.name(task), length, segments);
    }
}
