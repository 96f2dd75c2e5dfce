package dev.awaitscope.reports.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** The numbers of a JSON document by their paths: {@code pools[0].run.maxNanos}. */
final class JsonPaths {
    private final Map<String, BigDecimal> numbers = new HashMap<>();

    JsonPaths(byte[] document) throws IOException {
        try (var parser = new JsonFactory().createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric()) {
                    numbers.put(path(parser.getParsingContext().pathAsPointer().toString()), parser.getDecimalValue());
                }
            }
        }
    }

    private static String path(String pointer) {
        return pointer.substring(1).replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
    }

    /** The number at a path; fails where there is none. */
    BigDecimal number(String path) {
        BigDecimal number = numbers.get(path);
        if (number == null) {
            throw new AssertionError("the JSON has no number at " + path);
        }
        return number;
    }
}
