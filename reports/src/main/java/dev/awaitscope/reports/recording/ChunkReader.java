package dev.awaitscope.reports.recording;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one chunk whose header is right, by what its metadata says of them. Trusts neither lengths nor
 * counts. Not thread-safe.
 */
final class ChunkReader {
    /*
     * The JDK's parser makes a RecordedEvent with an array of boxed values of each event and finds a field by comparing
     * names; on an event with twenty fields that is where nine tenths of the time went. Here only types that reports use
     * are decoded, into one array of longs each. A test compares the events of both.
     */
    private static final int WINDOW = 1 << 20;
    /** Bytes that size and type of an event take, at most. */
    private static final int START = 18;
    private static final int LONGEST = 1 << 26;

    private final Symbols symbols;
    private final TickClock clock;
    private final Consumer<TracedEvent> sink;
    private @Nullable Plan[] plans = new Plan[0];
    private byte[] window = new byte[0];
    private int position;
    private long events;
    private long toSkip;
    private int damagedPools;

    ChunkReader(Symbols symbols, TickClock clock, Consumer<TracedEvent> sink) {
        this.symbols = symbols;
        this.clock = clock;
        this.sink = sink;
    }

    /**
     * Reads on from the event after those that were read already.
     *
     * @throws UnreadableEvents
     *             if the chunk is not what it seemed
     */
    void read(Path file, long from, long to, Map<String, Long> counts) throws IOException, UnreadableEvents {
        try (Arena arena = Arena.ofConfined(); FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            read(channel.map(FileChannel.MapMode.READ_ONLY, from, to - from, arena));
        } finally {
            count(counts);
        }
    }

    private void read(MemorySegment chunk) throws UnreadableEvents {
        ChunkHeader header = ChunkHeader.read(chunk, 0);
        Metadata metadata = Metadata.read(chunk, header.metadataOffset(), chunk.byteSize());
        if (metadata == null) {
            throw new UnreadableEvents(null);
        }
        ConstantPools constants = new ConstantPools(chunk, header, metadata);
        damagedPools = constants.damaged();
        plans = plans(metadata, new ChunkSymbols(symbols, constants));
        window = new byte[(int) Math.min(WINDOW, chunk.byteSize()) + START];
        toSkip = events;
        for (long at = ChunkHeader.BYTES; at < chunk.byteSize();) {
            int filled = (int) Math.min(window.length - START, chunk.byteSize() - at);
            MemorySegment.copy(chunk, ValueLayout.JAVA_BYTE, at, window, 0, filled);
            long read = read(filled, chunk.byteSize() - at);
            if (read == 0) {
                window = new byte[widened()];
            }
            at += read;
        }
    }

    /** Reads the events that are whole in the window, and returns how far it came. */
    private long read(int filled, long left) throws UnreadableEvents {
        long at = 0;
        while (at < filled && (filled - at > START || filled == left)) {
            position = (int) at;
            long size = number();
            Plan plan = plan(number());
            if (size < 2 || size > left - at) {
                throw new UnreadableEvents(null);
            }
            if (plan != null) {
                if (plan.row != null && at + size > filled) {
                    return at;
                }
                accept(plan, (int) Math.min(at + size, filled));
            }
            at += size;
        }
        return at;
    }

    private void accept(Plan plan, int end) throws UnreadableEvents {
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        if (plan.decoder != null && plan.row != null) {
            TracedEvent event = decoded(plan.row, plan.decoder, end);
            plan.count++;
            events++;
            sink.accept(event);
        } else {
            plan.count++;
            events++;
        }
    }

    private TracedEvent decoded(EventRow row, Function<Row, TracedEvent> decoder, int end) throws UnreadableEvents {
        try {
            if (row.read(window, position, end)) {
                return decoder.apply(row);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new UnreadableEvents(e);
        }
        throw new UnreadableEvents(null);
    }

    private int widened() throws UnreadableEvents {
        if (window.length >= LONGEST) {
            throw new UnreadableEvents(null);
        }
        return 4 * window.length;
    }

    private long number() {
        byte b = window[position++];
        long value = b & 0x7f;
        for (int shift = 7; b < 0 && shift < 56; shift += 7) {
            b = window[position++];
            value |= (b & 0x7fL) << shift;
        }
        return b < 0 ? value | (long) window[position++] << 56 : value;
    }

    private @Nullable Plan plan(long type) {
        return type > 1 && type < plans.length ? plans[(int) type] : null;
    }

    private @Nullable Plan[] plans(Metadata metadata, ChunkSymbols constants) {
        @Nullable
        Plan[] made = new Plan[metadata.eventTypes()];
        for (int id = 2; id < made.length; id++) {
            RecordedType type = metadata.event(id);
            if (type != null) {
                Function<Row, TracedEvent> decoder = Decoders.of(type.name());
                made[id] = new Plan(type.name(), decoder,
                        decoder == null ? null : new EventRow(type, constants, symbols, clock));
            }
        }
        return made;
    }

    private void count(Map<String, Long> counts) {
        for (Plan plan : plans) {
            if (plan != null && plan.count > 0) {
                counts.merge(plan.name, plan.count, Long::sum);
            }
        }
        plans = new Plan[0];
    }

    /** Events read so far, of all types. */
    long events() {
        return events;
    }

    /** Checkpoints of which constants could not be read, so that events lack threads, stacks or texts. */
    int damagedPools() {
        return damagedPools;
    }

    /** An event type that reports make nothing of has no decoder, but is counted. */
    private static final class Plan {
        private final String name;
        private final @Nullable Function<Row, TracedEvent> decoder;
        private final @Nullable EventRow row;
        private long count;

        Plan(String name, @Nullable Function<Row, TracedEvent> decoder, @Nullable EventRow row) {
            this.name = name;
            this.decoder = decoder;
            this.row = row;
        }
    }

    /** The chunk is damaged in a way that its sizes do not show. */
    static final class UnreadableEvents extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableEvents(@Nullable Throwable cause) {
            super(cause);
        }
    }
}
