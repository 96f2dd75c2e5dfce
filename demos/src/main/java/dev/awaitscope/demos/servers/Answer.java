package dev.awaitscope.demos.servers;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The one answer of every mode, byte for byte: what differs between two modes must not be what they send.
 *
 * @param keepAlive
 *            whether the connection stays open for further requests
 */
record Answer(boolean keepAlive) {
    static final String BODY = "Hello World";

    /** In the order in which they are sent; in lower case, since Vert.x writes them so. */
    SequencedMap<String, String> headers() {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "text/plain");
        headers.put("content-length", Integer.toString(BODY.length()));
        if (!keepAlive) {
            headers.put("connection", "close");
        }
        return Collections.unmodifiableSequencedMap(headers);
    }

    /** The whole answer. */
    byte[] bytes() {
        StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (Map.Entry<String, String> header : headers().entrySet()) {
            text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        return text.append("\r\n").append(BODY).toString().getBytes(StandardCharsets.US_ASCII);
    }
}
