package dev.awaitscope.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.awaitscope.reports.Distribution;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small helps for writing JSON; closes nothing but its own generator. Not thread-safe. */
final class Json implements AutoCloseable {
    private final JsonGenerator out;

    Json(OutputStream stream) throws IOException {
        out = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).createGenerator(stream);
    }

    Json open() throws IOException {
        out.writeStartObject();
        return this;
    }

    Json open(String name) throws IOException {
        out.writeObjectFieldStart(name);
        return this;
    }

    Json close(String what) throws IOException {
        if (what.equals("]")) {
            out.writeEndArray();
        } else {
            out.writeEndObject();
        }
        return this;
    }

    Json array(String name) throws IOException {
        out.writeArrayFieldStart(name);
        return this;
    }

    Json put(String name, @Nullable String value) throws IOException {
        if (value == null) {
            out.writeNullField(name);
        } else {
            out.writeStringField(name, value);
        }
        return this;
    }

    Json put(String name, long value) throws IOException {
        out.writeNumberField(name, value);
        return this;
    }

    Json put(String name, double value) throws IOException {
        out.writeNumberField(name, value);
        return this;
    }

    Json put(String name, boolean value) throws IOException {
        out.writeBooleanField(name, value);
        return this;
    }

    Json put(String name, @Nullable Long value) throws IOException {
        if (value == null) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, value);
        }
        return this;
    }

    Json putTexts(String name, @Nullable List<String> values) throws IOException {
        if (values == null) {
            out.writeNullField(name);
            return this;
        }
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
        return this;
    }

    /** An element of an array. */
    Json number(long value) throws IOException {
        out.writeNumber(value);
        return this;
    }

    Json putNumbers(String name, List<Double> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (double value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
        return this;
    }

    /** How long things took. */
    Json lengths(String name, Distribution lengths) throws IOException {
        return open(name).put("count", lengths.count())
                .put("totalNanos", lengths.totalNanos())
                .put("p50Nanos", lengths.p50Nanos())
                .put("p90Nanos", lengths.p90Nanos())
                .put("p99Nanos", lengths.p99Nanos())
                .put("maxNanos", lengths.maxNanos())
                .close("}");
    }

    /** A constant as a word: lower case, with hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Makes {@code null} of a number that stands for it. */
    static @Nullable Long orNull(long value, long none) {
        return value == none ? null : value;
    }

    /** Ends the document with a line feed, as text files do. */
    @Override
    public void close() throws IOException {
        out.writeRaw('\n');
        out.close();
    }
}
