package dev.awaitscope.reports.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Data inside a page: raw deflate, then base64, in a script element of a type that no browser runs. Written straight to
 * the page, so that a large recording is never held as text.
 */
final class DataBlock {
    private static final JsonFactory JSON = new JsonFactory();

    private final Writer page;

    DataBlock(Writer page) {
        this.page = page;
    }

    /** Writes the content of a block. */
    @FunctionalInterface
    interface Content<T> {
        void writeTo(T out) throws IOException;
    }

    /** A block of bytes. */
    void bytes(String id, Content<OutputStream> content) throws IOException {
        page.write("<script type=\"text/plain\" id=\"" + id + "\">");
        var deflater = new Deflater(6, true);
        try (var out = new DeflaterOutputStream(Base64.getEncoder().wrap(new Ascii(page)), deflater, 8192)) {
            content.writeTo(out);
        } finally {
            deflater.end();
        }
        page.write("</script>\n");
    }

    /** A block with one JSON value. */
    void json(String id, Content<JsonGenerator> content) throws IOException {
        bytes(id, out -> {
            try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                content.writeTo(json);
            }
        });
    }

    /** Bytes of base64 as characters of a page, which stays open. */
    private static final class Ascii extends OutputStream {
        private final Writer page;

        Ascii(Writer page) {
            this.page = page;
        }

        @Override
        public void write(int value) throws IOException {
            page.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            page.write(new String(bytes, offset, length, StandardCharsets.US_ASCII));
        }
    }
}
