package dev.awaitscope.reports.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Reads the events of one file that was made ready for it. Not thread-safe. */
final class ChunkReader {
    private final Symbols symbols;
    private final TickClock clock;
    private final Consumer<TracedEvent> sink;
    private final IdentityHashMap<EventType, Plan> plans = new IdentityHashMap<>();
    private final Map<String, Long> counts;
    private long events;

    /** Adds to {@code counts}, by event type. */
    ChunkReader(Symbols symbols, TickClock clock, Map<String, Long> counts, Consumer<TracedEvent> sink) {
        this.symbols = symbols;
        this.clock = clock;
        this.counts = counts;
        this.sink = sink;
    }

    /** Reads on from the event after the first {@code skip} ones. */
    void read(Path file, long skip) throws UnreadableEvents {
        try (RecordingFile in = open(file)) {
            for (long i = 0; i < skip && in.hasMoreEvents(); i++) {
                next(in, i);
            }
            while (in.hasMoreEvents()) {
                RecordedEvent event = next(in, events);
                TracedEvent traced = decode(event);
                events++;
                if (traced != null) {
                    sink.accept(traced);
                }
            }
        } catch (IOException e) {
            throw new UnreadableEvents(e, events);
        } finally {
            fileEnds();
        }
    }

    /** Events read so far, of all types. */
    long events() {
        return events;
    }

    // The parser of the JDK trusts what it reads: on damaged input it also throws IndexOutOfBounds, NullPointer and
    // OutOfMemory exceptions and InternalError.
    private static RecordingFile open(Path file) throws UnreadableEvents {
        try {
            return new RecordingFile(file);
        } catch (IOException | RuntimeException | VirtualMachineError e) {
            throw new UnreadableEvents(e, 0);
        }
    }

    /** The parser reads one event ahead: it is the one after the event asked for that it stumbles over. */
    private static RecordedEvent next(RecordingFile in, long index) throws UnreadableEvents {
        try {
            return in.readEvent();
        } catch (IOException | RuntimeException | VirtualMachineError e) {
            throw new UnreadableEvents(e, index + 1);
        }
    }

    private @Nullable TracedEvent decode(RecordedEvent event) throws UnreadableEvents {
        try {
            Plan plan = plans.computeIfAbsent(event.getEventType(), this::plan);
            plan.count++;
            return plan.decoder == null ? null : plan.decoder.apply(plan.row.at(event));
        } catch (RuntimeException | VirtualMachineError e) {
            throw new UnreadableEvents(e, events);
        }
    }

    private Plan plan(EventType type) {
        return new Plan(Decoders.of(type.getName()), new Row(symbols, clock));
    }

    private void fileEnds() {
        symbols.chunkEnds();
        plans.forEach((type, plan) -> counts.merge(type.getName(), plan.count, Long::sum));
        plans.clear();
    }

    /** An event type that reports make nothing of has no decoder, but is counted. */
    private static final class Plan {
        private final @Nullable Function<Row, TracedEvent> decoder;
        private final Row row;
        private long count;

        Plan(@Nullable Function<Row, TracedEvent> decoder, Row row) {
            this.decoder = decoder;
            this.row = row;
        }
    }

    /** The JDK's parser can make no sense of an event and goes no further. */
    static final class UnreadableEvents extends Exception {
        private static final long serialVersionUID = 1;

        private final long index;

        UnreadableEvents(Throwable cause, long index) {
            super(cause.toString(), cause);
            this.index = index;
        }

        /** Whether not even a file without its first event can be opened: then its metadata or constants are damaged. */
        boolean opening(int leftOut) {
            return index == 0 && leftOut > 0;
        }

        /** Which event of the file it was, counted from 0. */
        long index() {
            return index;
        }
    }
}
