package dev.awaitscope.reports.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes one chunk of all chunks of a recording: the same events, without borders between them. */
public final class JoinedChunks {
    /** A checkpoint that says nothing of an earlier one that could be found: so all are looked for. */
    private static final byte[] LAST_POOL = {7, 1, 0, 0, 1, 0, 0};

    private JoinedChunks() {}

    /** Writes the chunk to a new file. Keys of constants are the same in all chunks of a JVM. */
    public static Path write(Path recording, Path to) throws IOException {
        byte[] all = Files.readAllBytes(recording);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(all, 0, ChunkHeader.BYTES);
        int last = 0;
        for (int at = 0; at < all.length; at += size(all, at)) {
            copyEvents(all, at, joined);
            last = at;
        }
        int metadata = joined.size();
        int described = last + (int) ByteBuffer.wrap(all).getLong(last + ChunkHeader.METADATA_AT);
        joined.write(all, described, eventSize(all, described));
        int pool = joined.size();
        joined.writeBytes(LAST_POOL);
        byte[] chunk = joined.toByteArray();
        ByteBuffer.wrap(chunk)
                .putLong(ChunkHeader.SIZE_AT, chunk.length)
                .putLong(ChunkHeader.POOL_AT, pool)
                .putLong(ChunkHeader.METADATA_AT, metadata);
        return Files.write(to, chunk);
    }

    private static void copyEvents(byte[] all, int chunk, ByteArrayOutputStream to) {
        for (int at = chunk + ChunkHeader.BYTES, size; at < chunk + size(all, chunk); at += size) {
            Varint in = new Varint(MemorySegment.ofArray(all), at, all.length);
            size = (int) in.next();
            if (in.next() != 0) {
                to.write(all, at, size);
            }
        }
    }

    private static int size(byte[] all, int chunk) {
        return (int) ByteBuffer.wrap(all).getLong(chunk + ChunkHeader.SIZE_AT);
    }

    private static int eventSize(byte[] all, int at) {
        return (int) new Varint(MemorySegment.ofArray(all), at, all.length).next();
    }
}
