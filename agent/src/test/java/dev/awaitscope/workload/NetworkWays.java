package dev.awaitscope.workload;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Sockets, channels, selectors and HTTP. */
final class NetworkWays {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private NetworkWays() {}

    static List<Way> all() {
        List<Way> ways = new ArrayList<>(sockets());
        ways.addAll(channels());
        ways.addAll(selectors());
        ways.add(Way.byThread("HttpClient.send", NetworkWays::http));
        return ways;
    }

    private static List<Way> sockets() {
        return List.of(Way.byInputOutput("ServerSocket.accept", () -> {
            ServerSocket server = new ServerSocket(0, 50, LOOPBACK);
            return Script.of("io", ServerSocket.class, wait -> server.accept().close(),
                    wait -> new Socket(LOOPBACK, server.getLocalPort()).close()).inNative().closing(server);
        }), Way.byInputOutput("Socket.connect", () -> {
            FullServer server = new FullServer();
            // The system tries again after a second.
            return Script.of("io", Socket.class, wait -> new Socket(LOOPBACK, server.port()).close(),
                    wait -> server.accept()).inNative().closing(server);
        }), Way.byTimer("Socket.connect(time), in vain", () -> {
            FullServer server = new FullServer();
            return Script.alone("io", Socket.class, wait -> {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(LOOPBACK, server.port()), (int) Script.millis(wait));
                } catch (SocketTimeoutException expected) {
                    server.close();
                }
            }).inNative().closing(server);
        }), Way.byInputOutput("Socket, read", () -> {
            Connection connection = new Connection();
            return Script.of("io", Socket.class, wait -> connection.near.getInputStream().read(),
                    wait -> connection.far.getOutputStream().write(7)).inNative().closing(connection);
        }), Way.byTimer("Socket, read in vain, with SO_TIMEOUT", () -> {
            Connection connection = new Connection();
            return Script.alone("io", Socket.class, wait -> {
                connection.near.setSoTimeout((int) Script.millis(wait));
                try {
                    connection.near.getInputStream().read();
                } catch (SocketTimeoutException expected) {
                    connection.near.setSoTimeout(0);
                }
            }).inNative().closing(connection);
        }), Way.byInputOutput("Socket, write", () -> {
            Connection connection = new Connection();
            byte[] much = new byte[Connection.MUCH];
            return Script.of("io", Socket.class, wait -> connection.near.getOutputStream().write(much),
                    wait -> connection.far.getInputStream().readNBytes(much.length))
                    .inNative()
                    .closing(connection);
        }), Way.byInputOutput("DatagramSocket.receive", () -> {
            DatagramSocket socket = new DatagramSocket(0, LOOPBACK);
            return Script.of("io", DatagramChannel.class, wait -> socket.receive(new DatagramPacket(new byte[1], 1)),
                    wait -> socket.send(new DatagramPacket(new byte[1], 1, socket.getLocalSocketAddress())))
                    .inNative()
                    .closing(socket);
        }));
    }

    private static List<Way> channels() {
        return List.of(Way.byInputOutput("ServerSocketChannel.accept", () -> {
            ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
            return Script.of("io", ServerSocketChannel.class, wait -> server.accept().close(),
                    wait -> SocketChannel.open(server.getLocalAddress()).close()).inNative().closing(server);
        }), Way.byInputOutput("SocketChannel.connect", () -> {
            FullServer server = new FullServer();
            return Script.of("io", SocketChannel.class,
                    wait -> SocketChannel.open(new InetSocketAddress(LOOPBACK, server.port())).close(),
                    wait -> server.accept()).inNative().closing(server);
        }), Way.byInputOutput("SocketChannel.read", () -> {
            ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
            SocketChannel near = SocketChannel.open(server.getLocalSocketAddress());
            Socket far = server.accept();
            return Script.of("io", SocketChannel.class, wait -> near.read(ByteBuffer.allocate(1)),
                    wait -> far.getOutputStream().write(7)).inNative().closing(near, far, server);
        }), Way.byInputOutput("SocketChannel.write", () -> {
            ServerSocket server = new ServerSocket();
            server.setReceiveBufferSize(4096);
            server.bind(new InetSocketAddress(LOOPBACK, 0));
            SocketChannel near = SocketChannel.open(server.getLocalSocketAddress());
            near.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
            Socket far = server.accept();
            int[] size = new int[1];
            return Script.of("io", SocketChannel.class, wait -> near.write(ByteBuffer.allocate(4096)),
                    wait -> far.getInputStream().readNBytes(size[0])).holding(wait -> {
                        near.configureBlocking(false);
                        size[0] = StreamWays.fill(near);
                        near.configureBlocking(true);
                    }).inNative().closing(near, far, server);
        }), Way.byInputOutput("DatagramChannel.receive", () -> {
            DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
            return Script.of("io", DatagramChannel.class, wait -> channel.receive(ByteBuffer.allocate(1)),
                    wait -> channel.send(ByteBuffer.allocate(1), channel.getLocalAddress()))
                    .inNative()
                    .closing(channel);
        }));
    }

    private static List<Way> selectors() {
        return List.of(Way.byInputOutput("Selector.select", () -> {
            Pipe pipe = Pipe.open();
            Selector selector = Selector.open();
            pipe.source().configureBlocking(false).register(selector, SelectionKey.OP_READ);
            return Script.of("select", selector.getClass(), wait -> selector.select(),
                    wait -> pipe.sink().write(ByteBuffer.allocate(1)))
                    .inNative()
                    .closing(selector, pipe.source(), pipe.sink());
        }), Way.byThread("Selector.select, wakeup", () -> {
            Selector selector = Selector.open();
            return Script.of("select", selector.getClass(), wait -> selector.select(), wait -> selector.wakeup())
                    .inNative()
                    .closing(selector);
        }), Way.byTimer("Selector.select(time), in vain", () -> {
            Selector selector = Selector.open();
            return Script.alone("select", selector.getClass(), wait -> selector.select(Script.millis(wait)))
                    .inNative()
                    .closing(selector);
        }));
    }

    private static Script http() throws IOException {
        ServerSocket web = new ServerSocket(0, 50, LOOPBACK);
        ExecutorService executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                body -> new Thread(body, "client of " + web.getLocalPort()));
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor).build();
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://" + LOOPBACK.getHostAddress() + ":" + web.getLocalPort()))
                .build();
        return Script.of("http", HttpClient.class, wait -> http.send(request, HttpResponse.BodyHandlers.discarding()),
                wait -> answer(web)).wokenBy("client of .*|HttpClient-.*").closing(web, executor::shutdown);
    }

    private static void answer(ServerSocket web) throws IOException {
        try (Socket socket = web.accept()) {
            InputStream in = socket.getInputStream();
            if (in.read(new byte[8192]) > 0) {
                socket.getOutputStream()
                        .write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** Two ends with small buffers. */
    private static final class Connection implements AutoCloseable {
        static final int MUCH = 1 << 17;

        final Socket near = new Socket();
        final Socket far;

        Connection() throws IOException {
            try (ServerSocket server = new ServerSocket()) {
                server.setReceiveBufferSize(4096);
                server.bind(new InetSocketAddress(LOOPBACK, 0));
                near.setSendBufferSize(4096);
                near.connect(server.getLocalSocketAddress());
                far = server.accept();
            }
        }

        @Override
        public void close() throws IOException {
            near.close();
            far.close();
        }
    }

    /** Accepts nothing until it is told to: who wants to connect has to wait. */
    private static final class FullServer implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
        private final List<SocketChannel> clients = new ArrayList<>();

        FullServer() throws IOException {
            // One more than the queue is long.
            for (int i = 0; i < 2; i++) {
                SocketChannel client = SocketChannel.open(server.getLocalSocketAddress());
                clients.add(client);
            }
        }

        int port() {
            return server.getLocalPort();
        }

        void accept() throws IOException {
            for (int i = 0; i < 2; i++) {
                server.accept().close();
            }
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel client : clients) {
                client.close();
            }
            server.close();
        }
    }
}
