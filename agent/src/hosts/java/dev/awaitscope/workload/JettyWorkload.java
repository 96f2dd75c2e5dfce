package dev.awaitscope.workload;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Jetty server that answers real requests. */
public final class JettyWorkload {
    private JettyWorkload() {}

    /** Prints the answers; the argument says what kind of threads make them: platform or virtual. */
    public static void main(String[] args) throws Exception {
        QueuedThreadPool pool = new QueuedThreadPool(16);
        pool.setName("jetty");
        if (args[0].equals("virtual")) {
            Executor executor = Virtual.executorPerTask();
            pool.setVirtualThreadsExecutor(executor);
        }
        Server server = new Server(pool);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(new Answering());
        server.start();
        Requests.ask(((NetworkConnector) server.getConnectors()[0]).getLocalPort());
        server.stop();
        System.out.println("stopped " + server.isStopped());
    }

    private static final class Answering extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String answer = Requests.answer(Request.getPathInContext(request).substring(1));
            response.write(true, ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
    }
}
