package dev.awaitscope.reports.recording;

import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.RunCoverage.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The JVMs whose chunks are in some files or folders. Holds temporary files until it is closed. Not thread-safe. */
public final class RecordingSet implements AutoCloseable {
    private final Scratch scratch = new Scratch();
    private final List<RecordedJvm> jvms = new ArrayList<>();

    private RecordingSet() {}

    /**
     * Finds and checks all chunks, without decoding events.
     *
     * @throws RecordingException
     *             if a path is no recording, or has no chunk at all
     */
    public static RecordingSet open(List<Path> paths) throws RecordingException {
        RecordingSet set = new RecordingSet();
        boolean opened = false;
        try {
            set.scan(new SourceFiles(set.scratch).find(paths));
            opened = true;
            return set;
        } catch (IOException e) {
            throw new RecordingException(paths.getFirst() + " could not be read: " + e.getMessage(), e);
        } finally {
            if (!opened) {
                set.close();
            }
        }
    }

    private void scan(List<SourceFile> files) throws IOException, RecordingException {
        List<Chunk> chunks = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        for (SourceFile file : files) {
            ChunkScanner.Scan scan = ChunkScanner.scan(file);
            chunks.addAll(scan.chunks());
            losses.addAll(scan.losses());
        }
        if (chunks.isEmpty()) {
            Loss why = losses.getFirst();
            throw new RecordingException(why.file() + " cannot be read: " + why.what());
        }
        chunks.sort(Comparator.comparingLong(chunk -> chunk.header().startNanos()));
        chunks.forEach(this::assign);
        // A loss belongs to the JVM that the file has chunks of; to the first one where it has none or several.
        for (Loss loss : losses) {
            jvms.stream()
                    .filter(jvm -> jvm.files().contains(loss.file()))
                    .findFirst()
                    .orElse(jvms.getFirst())
                    .addLosses(List.of(loss));
        }
    }

    private void assign(Chunk chunk) {
        for (RecordedJvm jvm : jvms) {
            if (jvm.owns(chunk)) {
                jvm.add(chunk);
                return;
            }
        }
        jvms.add(new RecordedJvm(scratch, chunk));
    }

    /** The JVMs, by the start of their first chunk; never empty. */
    public List<RecordedJvm> jvms() {
        return List.copyOf(jvms);
    }

    @Override
    public void close() throws RecordingException {
        try {
            scratch.close();
        } catch (IOException e) {
            throw new RecordingException("Temporary files could not be deleted: " + e.getMessage(), e);
        }
    }
}
