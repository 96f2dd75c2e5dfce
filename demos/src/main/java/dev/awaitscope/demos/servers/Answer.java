package dev.awaitscope.demos.servers;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The one answer of every mode, byte for byte: what differs between two modes must not be what they send. */
final class Answer {
    static final String BODY = "Hello World";
    /** In the order in which they are sent; in lower case, since Vert.x writes them so. */
    static final SequencedMap<String, String> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put("content-type", "text/plain");
        HEADERS.put("content-length", Integer.toString(BODY.length()));
        HEADERS.put("connection", "close");
    }

    private Answer() {}

    /** A new copy of the whole answer. */
    static byte[] bytes() {
        StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (Map.Entry<String, String> header : HEADERS.entrySet()) {
            text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        return text.append("\r\n").append(BODY).toString().getBytes(StandardCharsets.US_ASCII);
    }
}
