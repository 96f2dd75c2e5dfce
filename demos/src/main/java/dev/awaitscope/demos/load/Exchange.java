package dev.awaitscope.demos.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One request at a time on one connection, from connecting to the last byte of the answer. Belongs to one loop's
 * thread.
 *
 * <p>
 * The connection is closed by a reset (a linger time of 0). An orderly close leaves the connection in TIME_WAIT for a
 * minute, and with some 28,000 ports to connect from, a client that opens a few thousand connections a second would run
 * out of them within seconds. A reset leaves nothing behind on either side; it is sent after the whole answer was read,
 * so nothing is lost by it.
 */
final class Exchange {
    private final SocketChannel channel;
    private ByteBuffer request;
    private Response response = new Response();
    private long intendedNanos;
    private boolean idle;

    private Exchange(SocketChannel channel, ByteBuffer request, long intendedNanos) {
        this.channel = channel;
        this.request = request;
        this.intendedNanos = intendedNanos;
    }

    /**
     * A connection that is not connected yet.
     *
     * @throws IOException
     *             when this machine has no file descriptor left
     */
    static Exchange open(ByteBuffer request, long intendedNanos) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        return new Exchange(channel, request, intendedNanos);
    }

    /** The answer is there, and no further request is under way. */
    void rest() {
        idle = true;
    }

    boolean isIdle() {
        return idle;
    }

    /** The next request on the same connection. */
    void again(ByteBuffer nextRequest, long nextIntendedNanos, Selector selector) throws IOException {
        idle = false;
        request = nextRequest;
        response = new Response();
        intendedNanos = nextIntendedNanos;
        write(channel.keyFor(selector));
    }

    /** When the request was meant to start. */
    long intendedNanos() {
        return intendedNanos;
    }

    /**
     * Connects as far as that goes without waiting. On the loopback interface that is mostly all the way, and saves a
     * round through the selector.
     */
    void connect(InetSocketAddress server, Selector selector) throws IOException {
        if (channel.connect(server) || channel.finishConnect()) {
            SelectionKey key = channel.register(selector, 0, this);
            write(key);
        } else {
            channel.register(selector, SelectionKey.OP_CONNECT, this);
        }
    }

    /** Goes on with whatever is ready; true once nothing more is to be read. */
    boolean advance(SelectionKey key, ByteBuffer buffer) throws IOException {
        if ((key.isConnectable() && channel.finishConnect()) || key.isWritable()) {
            write(key);
            return false;
        }
        return key.isReadable() && read(buffer);
    }

    /** What has been answered so far. */
    Response response() {
        return response;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing by a reset waits for nothing and does not fail", e);
        }
    }

    private void write(SelectionKey key) throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private boolean read(ByteBuffer buffer) throws IOException {
        int read = channel.read(buffer.clear());
        if (read > 0) {
            response.append(buffer.flip());
        }
        return read < 0 || response.isWhole();
    }
}
