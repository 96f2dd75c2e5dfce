package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.recording.EventWalk.Stretch;
import java.util.List;

/**
 * A chunk as it was found in a file, checked by walking its events.
 *
 * @param file
 *            the file it is in
 * @param header
 *            its header, as it stands
 * @param from
 *            offset of its first byte
 * @param to
 *            offset after its last whole event
 * @param metadataAt
 *            offset in the file of its last metadata event, -1 for none
 * @param poolAt
 *            offset in the file of its last checkpoint event, -1 for none
 * @param events
 *            events found, metadata and checkpoints not counted
 * @param damaged
 *            stretches that are no events
 * @param sound
 *            whether a reader can take it as it is
 */
record Chunk(SourceFile file, ChunkHeader header, long from, long to, long metadataAt, long poolAt, long events,
        List<Stretch> damaged, boolean sound) {

    long bytes() {
        return to - from;
    }

    /** The same chunk, where its own description of its events is of no use. */
    Chunk withoutMetadata() {
        return new Chunk(file, header, from, to, -1, poolAt, events, damaged, false);
    }

    /** Whether the file consists of this chunk alone. */
    boolean wholeFile() {
        return from == 0 && to == file.size();
    }
}
