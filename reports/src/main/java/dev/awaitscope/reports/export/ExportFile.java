package dev.awaitscope.reports.export;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One file of an export.
 *
 * @param name
 *            its usual name, without a folder
 * @param content
 *            writes it
 */
public record ExportFile(String name, Content content) {
    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes to a stream, which stays open. */
        void writeTo(OutputStream out) throws IOException;
    }
}
