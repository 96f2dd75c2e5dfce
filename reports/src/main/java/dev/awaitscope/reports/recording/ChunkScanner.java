package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.RunCoverage.Loss;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the chunks of a file by walking its events, and says what is wrong with each. Trusts no length that the file
 * itself states. Single-threaded.
 */
final class ChunkScanner {
    /** More damaged stretches than this in a chunk are summed up. */
    private static final int MOST_NAMED = 5;

    private final SourceFile file;
    private final MemorySegment bytes;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    /** Of the chunk before: types keep their ids as long as the JVM runs. */
    private @Nullable Set<Long> types;

    private ChunkScanner(SourceFile file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    static Scan scan(SourceFile file) throws IOException {
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
            ChunkScanner scanner = new ChunkScanner(file, bytes);
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
        EventWalk walk = new EventWalk(bytes, at, header, limit, null).walk();
        boolean ended = walk.end() == limit || ChunkHeader.at(bytes, walk.end());
        Set<Long> known = typeIds(at, header, walk, limit);
        if (!ended || !walk.damaged().isEmpty()) {
            walk = new EventWalk(bytes, at, header, limit, known).walk();
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

    private @Nullable Set<Long> typeIds(long at, ChunkHeader header, EventWalk walk, long limit) {
        Set<Long> found = null;
        long stated = header.metadataOffset();
        if (stated >= ChunkHeader.BYTES && stated < limit - at) {
            found = EventTypeIds.read(bytes, at + stated, limit);
        }
        if (found == null && walk.metadataAt() >= 0) {
            found = EventTypeIds.read(bytes, walk.metadataAt(), limit);
        }
        if (found != null) {
            types = found;
        }
        return types;
    }

    private void explain(long at, ChunkHeader header, long claimed, long limit, EventWalk walk) {
        if (walk.damaged().size() > MOST_NAMED) {
            lose(walk.damaged().getFirst().from(), walk.damaged().getLast().to(), walk.damaged().size()
                    + " damaged stretches were left out");
        } else {
            walk.damaged()
                    .forEach(
                            stretch -> lose(stretch.from(), stretch.to(), "these bytes are damaged and were left out"));
        }
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

    private void lose(long from, long to, String what) {
        losses.add(new Loss(file.name(), from, to, what));
    }

    /** What was found in a file. */
    record Scan(List<Chunk> chunks, List<Loss> losses) {}
}
