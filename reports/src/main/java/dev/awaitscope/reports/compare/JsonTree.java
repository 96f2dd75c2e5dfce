package dev.awaitscope.reports.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object held in memory. Asking for what is not there, or is of another type, throws an
 * {@link IllegalArgumentException} that says which name it was.
 */
public final class JsonTree {
    private final Map<String, @Nullable Object> fields;

    private JsonTree(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** Reads a file that holds one object. */
    public static JsonTree read(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(Files.newInputStream(file))) {
            return whole(parser);
        }
    }

    /** Reads a text that holds one object. */
    public static JsonTree parse(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            return whole(parser);
        }
    }

    private static JsonTree whole(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "does not begin with {");
        }
        return object(parser);
    }

    /** Whether there is such a name, and a value that is not null. */
    public boolean has(String name) {
        return fields.get(name) != null;
    }

    /** All names, in the order of the file. */
    public Set<String> names() {
        return fields.keySet();
    }

    /** The object of that name. */
    public JsonTree at(String name) {
        return get(name, JsonTree.class, "an object");
    }

    /** The string of that name. */
    public String text(String name) {
        return get(name, String.class, "a string");
    }

    /** The whole number of that name. */
    public long integer(String name) {
        return get(name, Long.class, "a whole number");
    }

    /** The number of that name. */
    public double number(String name) {
        return get(name, Number.class, "a number").doubleValue();
    }

    /** The objects of the list of that name. */
    public List<JsonTree> list(String name) {
        return elements(name, JsonTree.class, "objects");
    }

    /** The strings of the list of that name. */
    public List<String> texts(String name) {
        return elements(name, String.class, "strings");
    }

    private <T> T get(String name, Class<T> type, String what) {
        Object value = fields.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + name + "' is not " + what);
        }
        return type.cast(value);
    }

    private <T> List<T> elements(String name, Class<T> type, String what) {
        List<T> elements = new ArrayList<>();
        for (Object element : get(name, List.class, "a list")) {
            if (!type.isInstance(element)) {
                throw new IllegalArgumentException("'" + name + "' is not a list of " + what);
            }
            elements.add(type.cast(element));
        }
        return elements;
    }

    private static JsonTree object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            fields.put(name, value(parser, parser.nextToken()));
        }
        return new JsonTree(fields);
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return elements;
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new JsonParseException(parser, "ends in the middle");
        };
    }
}
