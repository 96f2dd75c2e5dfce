package dev.awaitscope.reports.recording;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes from event to event of a chunk by their sizes, without decoding them: where the chunk really ends, how many events
 * it holds, and where it is damaged. Single-threaded.
 */
final class EventWalk {
    /*
     * A size says where the next event is, so one wrong byte loses the way; and damaged bytes that look like the size of
     * a long event take all the events with them that it would cover. So a long event counts only if its fields fill it
     * exactly. The way is found again where a run of events has sizes that fit, types that the metadata knows, fields
     * that fill each of them, and times of this JVM; a run this long does not happen by chance.
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
    private final @Nullable Metadata types;
    private final long longest;
    private final long earliest;
    private final long latest;
    private final List<Stretch> damaged = new ArrayList<>();
    private long position;
    private long events;
    private long metadataAt = -1;
    private long poolAt = -1;
    private long type;

    /**
     * Of the chunk that begins at {@code from}. With {@code types}, an event of another type, an odd time, or fields that
     * do not fill it count as damage, and damage is stepped over. The fields are looked at in events longer than
     * {@code longest} bytes and after damage: to do so with each costs more than the rest of the walk.
     */
    EventWalk(MemorySegment file, long from, ChunkHeader header, long limit, @Nullable Metadata types, int longest) {
        this.longest = longest;
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
            long next = eventEnd(position, longest);
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
        } else if (type != Salvage.UNUSED_TYPE) {
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
            long end = eventEnd(at, 0);
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
            at = eventEnd(at, 0);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** End of the event that begins here, -1 if none does. */
    private long eventEnd(long at, long unchecked) {
        Varint in = new Varint(file, at, limit);
        long size = in.next();
        if (size < 2 || size > limit - at) {
            return -1;
        }
        type = in.next();
        long fields = in.position();
        long start = in.next();
        if (type < 0 || (type != Salvage.UNUSED_TYPE && (start < 0 || in.position() > at + size))) {
            return -1;
        }
        boolean ours = (type == Salvage.UNUSED_TYPE && fields - at == Salvage.FILLER_START)
                || (type == 1 && size == Salvage.EMPTY_POOL.length);
        boolean fits = types == null || ours || (start >= earliest && start <= latest
                && (type > 1 ? isEvent(types, size > unchecked ? fields : -1, at + size) : size > SHORTEST_STRETCH));
        return fits ? at + size : -1;
    }

    /** Whether the type is known and, where asked for, its fields are what is there. */
    private boolean isEvent(Metadata known, long from, long to) {
        RecordedType event = known.event(type);
        if (event == null || from < 0) {
            return event != null;
        }
        Varint in = new Varint(file, from, to);
        return event.skip(in) && in.left() == 0;
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
