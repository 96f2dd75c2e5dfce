package dev.awaitscope.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks JSON against the part of JSON Schema that our schemas use; a schema that uses more is an error. */
final class SchemaCheck {
    private static final Set<String> KNOWN = Set.of("$schema", "$id", "$defs", "title", "description", "type",
            "required", "properties", "additionalProperties", "items", "enum", "const", "minimum", "$ref");

    private final Map<?, ?> root;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(Map<?, ?> root) {
        this.root = root;
    }

    /** What is wrong with the document, by place; empty for nothing. */
    static List<String> faults(String schema, byte[] document) throws IOException {
        SchemaCheck check = new SchemaCheck(schema(schema));
        check.check("$", check.root, parse(document));
        return check.faults;
    }

    private static Map<?, ?> schema(String name) {
        try (InputStream in = SchemaCheck.class.getResourceAsStream(name)) {
            return (Map<?, ?>) parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object parse(byte[] json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return value;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (object.containsKey(name)) {
                        throw new IOException(name + " twice");
                    }
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private void check(String at, Map<?, ?> schema, Object value) {
        for (Object keyword : schema.keySet()) {
            if (!KNOWN.contains(keyword)) {
                throw new AssertionError("keyword " + keyword + " is not checked");
            }
        }
        if (schema.get("$ref") instanceof String reference) {
            follow(at, reference, value);
            return;
        }
        if (schema.containsKey("const") && !schema.get("const").equals(value)) {
            faults.add(at + " is " + value + ", not " + schema.get("const"));
        }
        if (schema.get("enum") instanceof List<?> allowed && !allowed.contains(value)) {
            faults.add(at + " is " + value + ", not one of " + allowed);
        }
        if (schema.get("minimum") instanceof Long minimum && value instanceof Number number
                && number.doubleValue() < minimum) {
            faults.add(at + " is " + value + ", less than " + minimum);
        }
        if (schema.containsKey("type") && !hasType(schema.get("type"), value)) {
            faults.add(at + " is " + value + ", not of type " + schema.get("type"));
        }
        if (value instanceof Map<?, ?> object) {
            checkObject(at, schema, object);
        } else if (value instanceof List<?> array && schema.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < array.size(); i++) {
                check(at + "[" + i + "]", items, array.get(i));
            }
        }
    }

    /** A reference is a JSON pointer into this schema or, behind its name, into another one. */
    private void follow(String at, String reference, Object value) {
        String[] parts = reference.split("#/", 2);
        SchemaCheck other = parts[0].isEmpty() ? this : new SchemaCheck(schema(parts[0]));
        Map<?, ?> schema = other.root;
        for (String step : parts[1].split("/")) {
            schema = (Map<?, ?>) schema.get(step);
        }
        other.check(at, schema, value);
        if (other != this) {
            faults.addAll(other.faults);
        }
    }

    private void checkObject(String at, Map<?, ?> schema, Map<?, ?> object) {
        Map<?, ?> properties = (Map<?, ?>) schema.get("properties");
        for (Object name : (List<?>) schema.get("required")) {
            if (!object.containsKey(name)) {
                faults.add(at + "." + name + " is missing");
            }
        }
        object.forEach((name, value) -> {
            if (properties.get(name) instanceof Map<?, ?> property) {
                check(at + "." + name, property, value);
            } else {
                faults.add(at + "." + name + " is not in the schema");
            }
        });
    }

    private static boolean hasType(Object type, Object value) {
        if (type instanceof List<?> types) {
            return types.stream().anyMatch(one -> hasType(one, value));
        }
        return switch ((String) type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            default -> throw new AssertionError("type " + type + " is not checked");
        };
    }
}
