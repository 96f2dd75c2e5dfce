package dev.awaitscope.cli.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a server really sends, byte for byte, to one who asks once and wants the connection closed. */
final class Wire {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 10_000;

    private Wire() {}

    /** All of an answer, from the first byte to the end of the connection. */
    static String answer(int port) throws RoundFailed {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new RoundFailed("a first request was not answered (" + failure.getMessage() + ")");
        }
    }
}
