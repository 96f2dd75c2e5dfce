package dev.awaitscope.demos.load;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is asked of whom, what the right answer is, and how long to wait for it. Immutable. */
final class Target {
    private final InetSocketAddress address;
    private final byte[] request;
    private final byte[] expectedBody;
    private final boolean keepAlive;
    private final long timeoutNanos;

    /**
     * A target.
     *
     * @param keepAlive
     *            whether a connection serves for one request after the other
     * @param timeoutNanos
     *            from the intended start of a request to the end of the patience with it
     */
    Target(InetSocketAddress address, String expectedBody, boolean keepAlive, long timeoutNanos) {
        this.address = address;
        this.request = ("GET / HTTP/1.1\r\nhost: " + address.getHostString() + ":" + address.getPort()
                + (keepAlive ? "\r\n\r\n" : "\r\nconnection: close\r\n\r\n")).getBytes(StandardCharsets.ISO_8859_1);
        this.expectedBody = expectedBody.getBytes(StandardCharsets.UTF_8);
        this.keepAlive = keepAlive;
        this.timeoutNanos = timeoutNanos;
    }

    InetSocketAddress address() {
        return address;
    }

    /** The bytes of one request, from the first. */
    ByteBuffer request() {
        return ByteBuffer.wrap(request);
    }

    /** What is wrong with an answer, or null. */
    @Nullable
    Failure check(Response response) {
        return response.check(expectedBody);
    }

    boolean keepAlive() {
        return keepAlive;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }
}
