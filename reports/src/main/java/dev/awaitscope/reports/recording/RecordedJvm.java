package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.ReadOptions.Progress;
import dev.awaitscope.reports.RunCoverage.Loss;
import dev.awaitscope.reports.recording.ChunkReader.UnreadableEvents;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The chunks of one JVM, by time. Not thread-safe. */
public final class RecordedJvm {
    private final Scratch scratch;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> duplicates = new ArrayList<>();
    private final Symbols symbols = new Symbols();
    private final Map<String, Long> counts = new HashMap<>();

    RecordedJvm(Scratch scratch, Chunk first) {
        this.scratch = scratch;
        chunks.add(first);
    }

    boolean owns(Chunk chunk) {
        ChunkHeader last = chunks.getLast().header();
        return last.sameChunk(chunk.header()) || (last.sameJvm(chunk.header()) && !last.overlaps(chunk.header()));
    }

    /** Adds a later chunk, or the same one once more: then the longer of both is kept. */
    void add(Chunk chunk) {
        Chunk last = chunks.getLast();
        if (last.header().sameChunk(chunk.header())) {
            duplicates.add(chunk.file().name());
            if (chunk.bytes() > last.bytes()) {
                chunks.set(chunks.size() - 1, chunk);
            }
        } else {
            chunks.add(chunk);
        }
    }

    /**
     * Reads all events into {@code sink}, chunk by chunk; within a chunk they are not in the order of time. The sink is
     * called by another thread, which is done when this returns.
     */
    public void read(Consumer<TracedEvent> sink, Progress progress) throws IOException {
        TickClock clock = TickClock.of(chunks.getFirst().header());
        long done = 0;
        try (Relay relay = new Relay(sink)) {
            for (Chunk chunk : chunks) {
                progress.at(done, bytes());
                read(chunk, new ChunkReader(symbols, clock, relay));
                done += chunk.bytes();
            }
        }
        progress.at(done, bytes());
    }

    private void read(Chunk chunk, ChunkReader reader) throws IOException {
        try {
            if (chunk.sound()) {
                reader.read(chunk.file().path(), chunk.from(), chunk.to(), counts);
            } else {
                readCopy(chunk, reader);
            }
        } catch (UnreadableEvents _) {
            readAround(chunk, reader);
        }
        if (reader.damagedPools() > 0) {
            lose(chunk, "constants in it are damaged: events may lack threads, stacks and texts");
        }
    }

    private void readCopy(Chunk chunk, ChunkReader reader) throws IOException, UnreadableEvents {
        Path copy = scratch.file();
        try {
            if (Salvage.copy(chunk, lender(chunk), copy)) {
                reader.read(copy, 0, Files.size(copy), counts);
            } else if (chunk.events() > 0) {
                lose(chunk, chunk.events() + " events have no description and cannot be read");
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Once more from where it went wrong, now with a look at each event. */
    private void readAround(Chunk chunk, ChunkReader reader) throws IOException {
        Chunk checked = ChunkScanner.check(chunk, lender(chunk.withoutMetadata()), losses);
        try {
            readCopy(checked, reader);
        } catch (UnreadableEvents _) {
            lose(chunk, "only " + reader.events() + " of " + chunk.events() + " events could be read");
        }
    }

    private @Nullable Chunk lender(Chunk chunk) {
        if (chunk.metadataAt() >= 0) {
            return null;
        }
        return chunks.stream()
                .filter(other -> other.metadataAt() >= 0 && !other.header().sameChunk(chunk.header()))
                .min(Comparator.comparingLong(o -> Math.abs(o.header().startNanos() - chunk.header().startNanos())))
                .orElse(null);
    }

    private void lose(Chunk chunk, String what) {
        losses.add(new Loss(chunk.file().name(), chunk.from(), chunk.to(), what));
    }

    /**
     * Writes its chunks one after the other into a new file, the damaged ones repaired: what the JVM would have written
     * if it had ended in order.
     */
    public void write(Path to, Progress progress) throws IOException {
        long done = 0;
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Chunk chunk : chunks) {
                progress.at(done, bytes());
                done += chunk.bytes();
                Path copy = scratch.file();
                if (Salvage.copy(chunk, lender(chunk), copy)) {
                    Salvage.append(new SourceFile(copy, chunk.file().name(), Files.size(copy)), 0, Files.size(copy),
                            out);
                    Files.delete(copy);
                } else {
                    lose(chunk, chunk.events() + " events have no description and cannot be read");
                }
            }
        }
    }

    /** Events found in all chunks, without decoding them. */
    public long events() {
        return chunks.stream().mapToLong(Chunk::events).sum();
    }

    /** The threads, stacks and class names that events refer to. */
    public Symbols symbols() {
        return symbols;
    }

    /** Start of the first chunk, nanoseconds of the Unix epoch. */
    public long startEpochNanos() {
        return chunks.getFirst().header().startNanos();
    }

    /** Number of chunks. */
    public int chunks() {
        return chunks.size();
    }

    /** Bytes of all chunks. */
    public long bytes() {
        return chunks.stream().mapToLong(Chunk::bytes).sum();
    }

    /** Names of the files its chunks are from, in the order of their chunks. */
    public List<String> files() {
        return chunks.stream().map(chunk -> chunk.file().name()).distinct().toList();
    }

    /** Files that hold a chunk again that another file, or the same one, has. */
    public List<String> duplicates() {
        return List.copyOf(duplicates);
    }

    /** Events read, by event type. */
    public Map<String, Long> counts() {
        return counts;
    }

    /** What could not be read, as far as it is known to be of this JVM. */
    public List<Loss> losses() {
        return List.copyOf(losses);
    }

    /** Takes over what the scan of its files found. */
    void addLosses(List<Loss> more) {
        losses.addAll(more);
    }
}
