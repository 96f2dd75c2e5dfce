package dev.awaitscope.workload;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A Netty server that answers real requests: its loops read and write, other threads wait. */
public final class NettyHttpWorkload {
    private NettyHttpWorkload() {}

    /** Prints the answers; the argument says what kind of threads make them: platform or virtual. */
    public static void main(String[] args) throws Exception {
        ExecutorService workers = args[0].equals("virtual")
                ? Virtual.executorPerTask()
                : Executors.newFixedThreadPool(4);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        Channel channel = new ServerBootstrap().group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        accepted.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16),
                                        new Answering(workers));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        Requests.ask(((InetSocketAddress) channel.localAddress()).getPort());
        channel.close().sync();
        System.out.println("stopped " + loops.shutdownGracefully(0, 10, TimeUnit.SECONDS).await(20_000));
        workers.shutdown();
        System.out.println("terminated " + workers.awaitTermination(1, TimeUnit.MINUTES));
    }

    private static final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final ExecutorService workers;

        Answering(ExecutorService workers) {
            this.workers = workers;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            String number = request.uri().substring(1);
            workers.execute(() -> {
                byte[] answer = Requests.answer(number).getBytes(StandardCharsets.UTF_8);
                FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK,
                        Unpooled.wrappedBuffer(answer));
                HttpUtil.setContentLength(response, answer.length);
                context.writeAndFlush(response);
            });
        }
    }
}
