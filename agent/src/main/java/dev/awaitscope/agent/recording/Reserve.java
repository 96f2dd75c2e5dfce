package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Room on a disk that is kept for the moment when there is none left: given back then, it lets JFR write what it must to
 * end a recording. Thread-safe.
 */
final class Reserve {
    static final long BYTES = 16L << 20;
    private static final int PART = 1 << 16;

    /** The file has no name any more: however the program ends, nothing is left of it. */
    private @Nullable FileChannel file;

    /** Takes it, on the disk of this folder; does nothing where it is taken. Where there is no room, nothing is taken. */
    synchronized void take(Path folder) {
        if (file != null) {
            return;
        }
        try {
            FileChannel taken = FileChannel.open(folder.resolve("awaitscope-reserve"),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE),
                    OwnerOnly.file());
            file = taken;
            fill(taken);
        } catch (IOException e) {
            release();
        }
    }

    /** With what cannot be compressed, since some file systems do that. */
    private static void fill(FileChannel file) throws IOException {
        byte[] part = new byte[PART];
        new SplittableRandom(1).nextBytes(part);
        for (long written = 0; written < BYTES;) {
            written += file.write(ByteBuffer.wrap(part));
        }
    }

    synchronized boolean isTaken() {
        return file != null;
    }

    synchronized void release() {
        if (file != null) {
            try {
                file.truncate(0);
                file.close();
            } catch (IOException e) {
                // It is closed all the same, and without a name that gives back what it took.
            }
            file = null;
        }
    }
}
