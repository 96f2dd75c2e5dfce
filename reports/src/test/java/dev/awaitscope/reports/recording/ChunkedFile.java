package dev.awaitscope.reports.recording;

import dev.awaitscope.agent.event.AgentFailure;
import dev.awaitscope.agent.event.TaskSubmit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jdk.jfr.Recording;

/** A recording of several chunks as bytes, to be damaged. Task ids count up through all of it. */
final class ChunkedFile {
    static final int CHUNKS = 3;
    static final int TASKS_PER_CHUNK = 3_000;
    static final int TASKS = CHUNKS * TASKS_PER_CHUNK;

    private final byte[] bytes;
    private final List<Integer> offsets = new ArrayList<>();

    private ChunkedFile(byte[] bytes) {
        this.bytes = bytes;
        for (int at = 0; at < bytes.length; at += (int) ByteBuffer.wrap(bytes).getLong(at + ChunkHeader.SIZE_AT)) {
            offsets.add(at);
        }
    }

    static ChunkedFile record(Path folder) throws Exception {
        List<Recording> others = new ArrayList<>();
        Path file = JfrFile.record(folder.resolve("sound.jfr"), () -> {
            for (int i = 0; i < TASKS; i++) {
                if (i > 0 && i % TASKS_PER_CHUNK == 0) {
                    others.add(JfrFile.rotate());
                }
                submit(i);
            }
        });
        others.forEach(Recording::close);
        return new ChunkedFile(Files.readAllBytes(file));
    }

    private static void submit(int id) {
        TaskSubmit submit = new TaskSubmit();
        submit.taskId = id;
        submit.taskClass = ChunkedFile.class;
        submit.commit();
        if (id % 1_000 == 500) {
            AgentFailure failure = new AgentFailure();
            failure.place = "needle" + id;
            failure.commit();
        }
    }

    int chunks() {
        return offsets.size();
    }

    int offset(int chunk) {
        return chunk == offsets.size() ? bytes.length : offsets.get(chunk);
    }

    /** Within the tasks of the chunk: they come first. */
    int amongTasks(int chunk) {
        Varint in = new Varint(MemorySegment.ofArray(bytes), offset(chunk) + ChunkHeader.BYTES, bytes.length);
        int at = offset(chunk) + ChunkHeader.BYTES;
        for (int task = 0; task < TASKS_PER_CHUNK / 3;) {
            in.position(at);
            long size = in.next();
            // Tasks are the many small events.
            task += in.next() > 1 && size < 40 ? 1 : 0;
            at += (int) size;
        }
        return at;
    }

    /** Within the description of the chunk's event types. */
    int inMetadata(int chunk) {
        return offset(chunk) + (int) ByteBuffer.wrap(bytes).getLong(offset(chunk) + ChunkHeader.METADATA_AT) + 1_000;
    }

    /** The first byte of the description of the chunk's event types. */
    int metadata(int chunk) {
        return inMetadata(chunk) - 1_000;
    }

    /** Within the constants that were written last in the chunk. */
    int inConstants(int chunk) {
        return offset(chunk) + (int) ByteBuffer.wrap(bytes).getLong(offset(chunk) + ChunkHeader.POOL_AT) + 300;
    }

    byte[] all() {
        return bytes.clone();
    }

    byte[] upTo(int end) {
        return Arrays.copyOf(bytes, end);
    }

    byte[] chunks(int... which) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int chunk : which) {
            out.write(bytes, offset(chunk), offset(chunk + 1) - offset(chunk));
        }
        return out.toByteArray();
    }

    byte[] withLong(int chunk, int field, long value) {
        byte[] copy = all();
        ByteBuffer.wrap(copy).putLong(offset(chunk) + field, value);
        return copy;
    }

    byte[] withByte(int at, int value) {
        byte[] copy = all();
        copy[at] = (byte) value;
        return copy;
    }

    byte[] withBytes(int at, int... values) {
        byte[] copy = all();
        for (int i = 0; i < values.length; i++) {
            copy[at + i] = (byte) values[i];
        }
        return copy;
    }

    byte[] withZeros(int at, int count) {
        byte[] copy = all();
        Arrays.fill(copy, at, at + count, (byte) 0);
        return copy;
    }

    byte[] withRandom(int at, int count, long seed) {
        byte[] copy = all();
        byte[] random = new byte[count];
        new Random(seed).nextBytes(random);
        System.arraycopy(random, 0, copy, at, count);
        return copy;
    }

    byte[] plus(byte[] more) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, copy, bytes.length, more.length);
        return copy;
    }

    /** Makes the encoding of a text within an event one that does not exist. The event's size stays right. */
    byte[] withUnreadableText(String text) {
        return withByte(find(text) - 2, 9);
    }

    /** Lets a text within an event state that it is longer than the event. */
    byte[] withForgedText(String text) {
        return withByte(find(text) - 1, 0x7f);
    }

    private int find(String text) {
        byte[] needle = text.getBytes(StandardCharsets.US_ASCII);
        for (int at = 2; at < bytes.length - needle.length; at++) {
            if (Arrays.equals(bytes, at, at + needle.length, needle, 0, needle.length)) {
                return at;
            }
        }
        throw new AssertionError(text + " is not in the recording");
    }

    /** The chunks of a recording as files of their own. */
    static List<Path> split(byte[] recording, Path folder) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (int at = 0; at < recording.length;) {
            int size = (int) ByteBuffer.wrap(recording).getLong(at + ChunkHeader.SIZE_AT);
            parts.add(write(Arrays.copyOfRange(recording, at, at + size), folder, "part" + parts.size()));
            at += size;
        }
        return parts;
    }

    static ChunkHeader header(Path chunk) throws IOException {
        return ChunkHeader.read(MemorySegment.ofArray(Files.readAllBytes(chunk)), 0);
    }

    static Path write(byte[] content, Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name + ".jfr"), content);
    }
}
