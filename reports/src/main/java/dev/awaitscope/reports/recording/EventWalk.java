package dev.awaitscope.reports.recording;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes from event to event of a chunk by their sizes, without decoding them: where the chunk really ends, how many events
 * it holds, and where it is damaged. Single-threaded.
 */
final class EventWalk {
    /*
     * A size says where the next event is, so one wrong byte loses the way. It is found again where a run of events has
     * sizes that fit, types that the metadata knows, and times of this JVM; a run this long does not happen by chance.
     * The magic of the next chunk is looked for at event borders only: whole chunk headers also occur inside the constants
     * of JFR.
     */
    private static final int RUN = 12;
    private static final int SHORTEST_STRETCH = 6;
    /** No JVM records events in its first microseconds, but damaged bytes are full of such small numbers. */
    private static final long EARLIEST_TICK = 20_000;
    private static final long WEEK_SECONDS = 7 * 24 * 3600;

    private final MemorySegment file;
    private final long limit;
    private final @Nullable Set<Long> types;
    private final long earliest;
    private final long latest;
    private final List<Stretch> damaged = new ArrayList<>();
    private long position;
    private long events;
    private long metadataAt = -1;
    private long poolAt = -1;
    private long type;

    /**
     * Of the chunk that begins at {@code from}. With {@code types}, an event of another type or an odd time counts as
     * damage, and damage is stepped over.
     */
    EventWalk(MemorySegment file, long from, ChunkHeader header, long limit, @Nullable Set<Long> types) {
        this.file = file;
        this.position = from + ChunkHeader.BYTES;
        this.limit = limit;
        this.types = types;
        long week = WEEK_SECONDS * header.ticksPerSecond();
        this.earliest = Math.max(EARLIEST_TICK, header.startTicks() - week);
        this.latest = header.startTicks() + week;
    }

    EventWalk walk() {
        while (position < limit && !ChunkHeader.at(file, position)) {
            long next = eventEnd(position);
            if (next > 0) {
                count();
                position = next;
            } else if (!skipDamage()) {
                break;
            }
        }
        return this;
    }

    private void count() {
        if (type == 0) {
            metadataAt = position;
        } else if (type == 1) {
            poolAt = position;
        } else {
            events++;
        }
    }

    private boolean skipDamage() {
        if (types == null) {
            return false;
        }
        for (long at = position + SHORTEST_STRETCH; at < limit; at++) {
            if (runsFrom(at) && !hidesEvents(at)) {
                damaged.add(new Stretch(position, at));
                position = at;
                return true;
            }
        }
        return false;
    }

    /** Whether another run begins within an event of this run: then this one is made of damaged bytes. */
    private boolean hidesEvents(long from) {
        long at = from;
        for (int i = 0; i < RUN && at < limit && !ChunkHeader.at(file, at); i++) {
            long end = eventEnd(at);
            for (long inside = at + 1; inside < end; inside++) {
                if (runsFrom(inside)) {
                    return true;
                }
            }
            at = end;
        }
        return false;
    }

    private boolean runsFrom(long from) {
        long at = from;
        for (int i = 0; i < RUN; i++) {
            if (at == limit || ChunkHeader.at(file, at)) {
                return i > RUN / 2;
            }
            at = eventEnd(at);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** End of the event that begins here, -1 if none does. */
    private long eventEnd(long at) {
        Varint in = new Varint(file, at, limit);
        long size = in.next();
        if (size < 2 || size > limit - at) {
            return -1;
        }
        type = in.next();
        long start = in.next();
        if (type < 0 || start < 0 || in.position() > at + size) {
            return -1;
        }
        boolean odd = types != null && (!types.contains(type) || start < earliest || start > latest);
        return odd ? -1 : at + size;
    }

    /** End of the last whole event. */
    long end() {
        return position;
    }

    /** Whether each byte up to the limit belongs to a whole event. */
    boolean whole() {
        return position == limit && damaged.isEmpty();
    }

    /** Events but metadata and checkpoints. */
    long events() {
        return events;
    }

    /** The last metadata event, -1 for none. */
    long metadataAt() {
        return metadataAt;
    }

    /** The last checkpoint event, -1 for none. */
    long poolAt() {
        return poolAt;
    }

    List<Stretch> damaged() {
        return damaged;
    }

    /** Bytes {@code [from, to)} of the file. */
    record Stretch(long from, long to) {}
}
