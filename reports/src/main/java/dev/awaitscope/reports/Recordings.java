package dev.awaitscope.reports;

import java.nio.file.Path;
import java.util.List;

/** Reads recordings: the entry point of this library. */
public final class Recordings {
    private Recordings() {
    }

    /**
     * Reads files or JFR repository folders and says what they show: one report per JVM found in them, by start; never
     * empty. Chunks of one JVM are merged, also from several files. Damaged parts are left out and listed in
     * {@link RunCoverage#losses()}.
     *
     * @throws RecordingException
     *             if a path is no recording, or nothing in it can be read
     */
    public static List<RunReport> read(List<Path> paths, ReadOptions options) throws RecordingException {
        throw new RecordingException("Not yet readable: " + paths + " " + options.buckets());
    }
}
