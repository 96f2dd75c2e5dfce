package dev.awaitscope.reports.recording;

import java.nio.file.Path;

/**
 * A file to read chunks from.
 *
 * @param path
 *            where it is; a temporary file for what had to be unpacked
 * @param name
 *            what the user knows it as
 * @param size
 *            bytes, when it was opened
 */
record SourceFile(Path path, String name, long size) {}
