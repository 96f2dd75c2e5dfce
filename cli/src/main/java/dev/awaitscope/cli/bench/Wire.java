package dev.awaitscope.cli.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a server really sends, byte for byte, to one who asks once. */
final class Wire {
    private static final byte[] REQUEST = ascii("GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n");
    private static final byte[] FIRST_REQUEST = ascii("GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
    private static final int PATIENCE_MILLIS = 10_000;

    private Wire() {}

    /** All of an answer to one who wants the connection closed, from the first byte to the end of the connection. */
    static String answer(int port) throws RoundFailed {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new RoundFailed("a first request was not answered (" + failure.getMessage() + ")");
        }
    }

    /** A connection that has been answered once and stays open. Its body may still be under way. */
    static Socket keptOpen(int port) throws RoundFailed {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(FIRST_REQUEST);
            readHead(socket.getInputStream());
            return socket;
        } catch (IOException failure) {
            try {
                socket.close();
            } catch (IOException gone) {
                failure.addSuppressed(gone);
            }
            throw new RoundFailed("a request was not answered (" + failure.getMessage() + ")");
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int matched = 0;
        while (matched < END_OF_HEAD.length) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
