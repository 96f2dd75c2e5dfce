package dev.awaitscope.reports.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180 has them: commas, lines ended by CR LF, quotes doubled inside quotes. UTF-8. Not thread-safe. */
final class CsvWriter {
    private final Writer out;

    CsvWriter(OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** One row; null is an empty field. */
    void row(@Nullable Object... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            Object field = fields[i];
            if (field != null) {
                out.write(quoted(field.toString()));
            }
        }
        out.write("\r\n");
    }

    void flush() throws IOException {
        out.flush();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
