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

/**
 * Reads the events of one file that was made ready for it with the parser of the JDK: what {@link ChunkReader} must agree
 * with, event by event. Not thread-safe.
 */
final class JdkChunkReader {
    private final Symbols symbols;
    private final TickClock clock;
    private final Consumer<TracedEvent> sink;
    private final IdentityHashMap<EventType, Plan> plans = new IdentityHashMap<>();
    private final Map<String, Long> counts;

    /** Adds to {@code counts}, by event type. */
    JdkChunkReader(Symbols symbols, TickClock clock, Map<String, Long> counts, Consumer<TracedEvent> sink) {
        this.symbols = symbols;
        this.clock = clock;
        this.counts = counts;
        this.sink = sink;
    }

    void read(Path file) throws IOException {
        try (RecordingFile in = new RecordingFile(file)) {
            while (in.hasMoreEvents()) {
                RecordedEvent event = in.readEvent();
                Plan plan = plans.computeIfAbsent(event.getEventType(), this::plan);
                plan.count++;
                if (plan.decoder != null) {
                    sink.accept(plan.decoder.apply(plan.row.at(event)));
                }
            }
        } finally {
            fileEnds();
        }
    }

    private Plan plan(EventType type) {
        return new Plan(Decoders.of(type.getName()), new JdkRow(symbols, clock));
    }

    private void fileEnds() {
        plans.forEach((type, plan) -> counts.merge(type.getName(), plan.count, Long::sum));
        plans.clear();
    }

    /** An event type that reports make nothing of has no decoder, but is counted. */
    private static final class Plan {
        private final @Nullable Function<Row, TracedEvent> decoder;
        private final JdkRow row;
        private long count;

        Plan(@Nullable Function<Row, TracedEvent> decoder, JdkRow row) {
            this.decoder = decoder;
            this.row = row;
        }
    }
}
