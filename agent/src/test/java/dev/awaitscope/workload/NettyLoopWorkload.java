package dev.awaitscope.workload;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Netty's native loop with one thread, {@code loop}, and three connections. For the first byte it waits for a latch, which
 * is counted down once the other two have sent theirs.
 */
public final class NettyLoopWorkload {
    public static final int CONNECTIONS = 3;
    /** For so long the loop's thread waits for the latch, at least. */
    public static final int STALL_MILLIS = 50;

    /** How often it is given something to do while it has nothing else. */
    private static final int WAKE_UPS = 20;

    private static final CountDownLatch STALL = new CountDownLatch(1);
    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch CONNECTED = new CountDownLatch(CONNECTIONS);
    private static final CountDownLatch SERVED = new CountDownLatch(CONNECTIONS);

    private NettyLoopWorkload() {}

    /** Prints how many were served. */
    public static void main(String[] args) throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, (ThreadFactory) task -> new Thread(task, "loop"),
                EpollIoHandler.newFactory());
        Channel server = new ServerBootstrap().group(group)
                .channel(EpollServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Serve());
                        CONNECTED.countDown();
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            sockets.add(new Socket(InetAddress.getLoopbackAddress(),
                    ((InetSocketAddress) server.localAddress()).getPort()));
        }
        CONNECTED.await();
        for (int i = 0; i < WAKE_UPS; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            group.next().submit(CONNECTED::getCount).sync();
        }
        write(sockets.get(0));
        BEGUN.await();
        for (int i = 1; i < CONNECTIONS; i++) {
            write(sockets.get(i));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS));
        STALL.countDown();
        SERVED.await();
        for (Socket socket : sockets) {
            socket.close();
        }
        group.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
        System.out.println("served " + CONNECTIONS);
    }

    private static void write(Socket socket) throws Exception {
        OutputStream out = socket.getOutputStream();
        out.write(1);
        out.flush();
    }

    private static final class Serve extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            ((ByteBuf) message).release();
            BEGUN.countDown();
            STALL.await();
            SERVED.countDown();
        }
    }
}
