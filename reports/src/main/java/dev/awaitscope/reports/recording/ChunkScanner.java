package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.RunCoverage.Loss;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the chunks of a file by walking its events, and says what is wrong with each. Trusts no length that the file
 * itself states. Single-threaded.
 */
final class ChunkScanner {
    /** More damaged stretches than this in a chunk are summed up. */
    private static final int MOST_NAMED = 5;
    /** Bytes of an event up to which its fields are left to the reading: damage could hide few events in it. */
    private static final int UNCHECKED = 100;

    private final SourceFile file;
    private final MemorySegment bytes;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    /** Of the chunk before: types keep their ids as long as the JVM runs. */
    private @Nullable Metadata types;

    private ChunkScanner(SourceFile file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    static Scan scan(SourceFile file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            ChunkScanner scanner = new ChunkScanner(file, map(file, arena));
            scanner.scan();
            return new Scan(scanner.chunks, scanner.losses);
        }
    }

    private void scan() {
        long at = 0;
        while (at < file.size()) {
            if (!ChunkHeader.at(bytes, at)) {
                lose(at, file.size(), "no chunk begins here, the rest of the file is left out");
                return;
            }
            if (file.size() - at < ChunkHeader.BYTES) {
                lose(at, file.size(), "the file ends within the header of a chunk");
                return;
            }
            ChunkHeader header = ChunkHeader.read(bytes, at);
            String refusal = refusal(header);
            if (refusal != null) {
                lose(at, file.size(), refusal);
                return;
            }
            at = chunk(at, header);
        }
    }

    private static @Nullable String refusal(ChunkHeader header) {
        if (!header.versionKnown()) {
            return "version " + header.major() + "." + header.minor()
                    + " of the format cannot be read, only 1.x and 2.x (JDK 9 and later)";
        }
        if (header.ticksPerSecond() <= 0 || header.ticksPerSecond() > 1L << 33) {
            return "the header states a clock of " + header.ticksPerSecond() + " ticks per second";
        }
        return header.compressed() ? null : "the header asks for uncompressed integers, which no JDK writes";
    }

    /** Adds the chunk that begins here and returns where the next one would. */
    private long chunk(long at, ChunkHeader header) {
        long claimed = claimedEnd(at, header);
        long limit = claimed > 0 ? claimed : file.size();
        Metadata before = types;
        Metadata own = metadata(at, header, limit);
        EventWalk walk = walk(at, header, limit, own);
        if (own == null) {
            // The header does not say where it is, or it is damaged.
            own = walk.metadataAt() < 0 ? null : Metadata.read(bytes, walk.metadataAt(), limit);
            types = own == null ? before : own;
            walk = types == null ? walk : walk(at, header, limit, types);
        } else {
            types = own;
        }
        boolean sound = walk.whole() && claimed == walk.end() && header.state() == 0
                && header.metadataOffset() == walk.metadataAt() - at && header.poolOffset() == walk.poolAt() - at;
        chunks.add(new Chunk(file, header, at, walk.end(), walk.metadataAt(), walk.poolAt(), walk.events(),
                List.copyOf(walk.damaged()), sound));
        explain(at, header, claimed, limit, walk);
        if (claimed > 0) {
            return claimed;
        }
        return ChunkHeader.at(bytes, walk.end()) ? walk.end() : file.size();
    }

    /** The end the header states, if there is reason to believe it: the file's end or another chunk is there. */
    private long claimedEnd(long at, ChunkHeader header) {
        long size = header.size();
        if (size <= ChunkHeader.BYTES || size > file.size() - at) {
            return -1;
        }
        long end = at + size;
        return end == file.size() || ChunkHeader.at(bytes, end) ? end : -1;
    }

    /**
     * Walks a chunk again that was not what it seemed, with a look at each of its events.
     *
     * @param lender
     *            another chunk of the same JVM, for its metadata; null where there is none
     */
    static Chunk check(Chunk chunk, @Nullable Chunk lender, List<Loss> losses) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = map(chunk.file(), arena);
            Metadata own = chunk.metadataAt() < 0 ? null : Metadata.read(bytes, chunk.metadataAt(), chunk.to());
            Metadata known = own != null || lender == null
                    ? own
                    : Metadata.read(map(lender.file(), arena), lender.metadataAt(), lender.to());
            if (known == null) {
                return chunk.withoutMetadata();
            }
            EventWalk walk = new EventWalk(bytes, chunk.from(), chunk.header(), chunk.to(), known, 0).walk();
            ChunkScanner scanner = new ChunkScanner(chunk.file(), bytes);
            if (own == null) {
                scanner.lose(chunk.from(), chunk.to(),
                        "the description of its events is damaged, that of another chunk was used");
            }
            walk.damaged().removeAll(chunk.damaged());
            scanner.explainDamage(walk);
            losses.addAll(scanner.losses);
            walk.damaged().addAll(chunk.damaged());
            return new Chunk(chunk.file(), chunk.header(), chunk.from(), walk.end(),
                    own == null ? -1 : walk.metadataAt(), walk.poolAt(), walk.events(), List.copyOf(walk.damaged()),
                    false);
        }
    }

    private static MemorySegment map(SourceFile file, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
        }
    }

    private EventWalk walk(long at, ChunkHeader header, long limit, @Nullable Metadata known) {
        return new EventWalk(bytes, at, header, limit, known, UNCHECKED).walk();
    }

    private @Nullable Metadata metadata(long at, ChunkHeader header, long limit) {
        long stated = header.metadataOffset();
        return stated >= ChunkHeader.BYTES && stated < limit - at ? Metadata.read(bytes, at + stated, limit) : null;
    }

    private void explain(long at, ChunkHeader header, long claimed, long limit, EventWalk walk) {
        explainDamage(walk);
        if (header.state() != 0) {
            lose(walk.end(), walk.end(), "the recording was not finished (the JVM still ran, or was killed):"
                    + " its last second may lack events, threads and stacks");
        } else if (claimed < 0 && header.size() > file.size() - at) {
            lose(walk.end(), file.size(), "the file was cut off, " + Math.max(0, at + header.size() - file.size())
                    + " bytes are missing: the last events may lack threads and stacks");
        } else if (walk.end() < limit && !ChunkHeader.at(bytes, walk.end())) {
            lose(walk.end(), limit, walk.end() - at == header.size()
                    ? "no chunk begins here, the rest of the file is left out"
                    : "no event begins here, the rest of the chunk is left out");
        }
        if (walk.metadataAt() < 0 && walk.events() > 0) {
            lose(at, walk.end(), "the chunk ends before the description of its events");
        }
    }

    private void explainDamage(EventWalk walk) {
        if (walk.damaged().size() > MOST_NAMED) {
            lose(walk.damaged().getFirst().from(), walk.damaged().getLast().to(), walk.damaged().size()
                    + " damaged stretches were left out");
        } else {
            walk.damaged()
                    .forEach(
                            stretch -> lose(stretch.from(), stretch.to(), "these bytes are damaged and were left out"));
        }
    }

    private void lose(long from, long to, String what) {
        losses.add(new Loss(file.name(), from, to, what));
    }

    /** What was found in a file. */
    record Scan(List<Chunk> chunks, List<Loss> losses) {}
}
