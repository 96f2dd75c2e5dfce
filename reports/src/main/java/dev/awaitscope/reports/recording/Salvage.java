package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.recording.EventWalk.Stretch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a chunk to a file of its own in which all is as a reader expects it: a header that states what is really there,
 * damaged stretches turned into events of no known type. The events themselves are left as they are.
 */
final class Salvage {
    /** A checkpoint without constants: size, type 1, then start, duration, delta, mask and count of zero. */
    static final byte[] EMPTY_POOL = {7, 1, 0, 0, 0, 0, 0};
    /** Ids of types are small numbers; no JVM gets near this one, which takes two bytes. */
    static final int UNUSED_TYPE = 0x3fff;
    /** Bytes of size and type of an event that stands for a damaged stretch. */
    static final int FILLER_START = 6;

    /** Four bytes of size hold just under twice this. */
    private static final long LONGEST_FILLER = 1L << 27;
    private static final long SHORTEST_FILLER = FILLER_START;

    private final Chunk chunk;
    private final @Nullable Chunk lender;

    private Salvage(Chunk chunk, @Nullable Chunk lender) {
        this.chunk = chunk;
        this.lender = lender;
    }

    /**
     * Copies the chunk.
     *
     * @param lender
     *            another chunk of the same JVM, for its metadata; null where there is none
     * @return whether the copy can be read: not without any metadata
     */
    static boolean copy(Chunk chunk, @Nullable Chunk lender, Path to) throws IOException {
        if (chunk.metadataAt() < 0 && lender == null) {
            return false;
        }
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            append(chunk.file(), chunk.from(), chunk.to(), out);
            if (!chunk.sound()) {
                new Salvage(chunk, lender).repair(out);
            }
        }
        return true;
    }

    private void repair(FileChannel out) throws IOException {
        for (Stretch stretch : chunk.damaged()) {
            for (long at = stretch.from(), length; at < stretch.to(); at += length) {
                length = stretch.to() - at < LONGEST_FILLER + SHORTEST_FILLER ? stretch.to() - at : LONGEST_FILLER;
                out.write(filler(length), at - chunk.from());
            }
        }
        long metadata = chunk.metadataAt() - chunk.from();
        if (chunk.metadataAt() < 0) {
            metadata = out.size();
            borrowMetadata(out);
        }
        long pool = chunk.poolAt() - chunk.from();
        if (chunk.poolAt() < 0) {
            pool = out.size();
            out.write(ByteBuffer.wrap(EMPTY_POOL), pool);
        }
        put(out, ChunkHeader.SIZE_AT, out.size());
        put(out, ChunkHeader.POOL_AT, pool);
        put(out, ChunkHeader.METADATA_AT, metadata);
        out.write(ByteBuffer.allocate(1), ChunkHeader.STATE_AT);
    }

    private void borrowMetadata(FileChannel out) throws IOException {
        Chunk from = Objects.requireNonNull(lender);
        try (FileChannel in = FileChannel.open(from.file().path(), StandardOpenOption.READ)) {
            ByteBuffer start = ByteBuffer.allocate(9);
            in.read(start, from.metadataAt());
            append(from.file(), from.metadataAt(), from.metadataAt() + varint(start.flip()), out);
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                break;
            }
        }
        return value;
    }

    static void append(SourceFile file, long from, long to, FileChannel out) throws IOException {
        try (FileChannel in = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            out.position(out.size());
            long at = from;
            while (at < to) {
                long moved = in.transferTo(at, to - at, out);
                if (moved <= 0) {
                    throw new IOException(file.name() + " became shorter while it was read");
                }
                at += moved;
            }
        }
    }

    private static void put(FileChannel out, int at, long value) throws IOException {
        out.write(ByteBuffer.allocate(8).putLong(value).flip(), at);
    }

    /** An event of the unused type. Its size takes four bytes, whatever it is, as JFR itself writes sizes. */
    private static ByteBuffer filler(long size) {
        return ByteBuffer.allocate(6)
                .put((byte) (size | 0x80))
                .put((byte) (size >> 7 | 0x80))
                .put((byte) (size >> 14 | 0x80))
                .put((byte) (size >> 21 & 0x7f))
                .put((byte) (UNUSED_TYPE | 0x80))
                .put((byte) (UNUSED_TYPE >> 7))
                .flip();
    }
}
