package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code awaitscope waits --json} says of a recording.
 *
 * @param exitCode the command's exit code
 * @param startEpochNanos the recording's start
 * @param waits each with its fields
 */
record TracedWaits(int exitCode, long startEpochNanos, List<Map<String, @Nullable Object>> waits) {
    static TracedWaits of(Path recording) throws IOException {
        Ran ran = Ran.run("waits", "--json", recording.toString());
        assertThat(ran.exitCode()).as(ran.err()).isIn(ExitCode.DONE, ExitCode.PARTIAL);
        try (JsonParser parser = new JsonFactory().createParser(ran.out())) {
            parser.nextToken();
            @SuppressWarnings("unchecked")
            Map<String, Object> document = (Map<String, Object>) value(parser);
            assertThat(document).containsEntry("schema", 1L);
            List<Map<String, @Nullable Object>> waits = new ArrayList<>();
            for (Object wait : (List<?>) document.get("waits")) {
                @SuppressWarnings("unchecked")
                Map<String, @Nullable Object> fields = (Map<String, @Nullable Object>) wait;
                waits.add(fields);
            }
            return new TracedWaits(ran.exitCode(), (Long) document.get("recordingStartEpochNanos"), waits);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_NULL -> null;
            default -> parser.getBooleanValue();
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }
}
