package dev.awaitscope.demos.servers;

import dev.awaitscope.demos.DemoException;
import dev.awaitscope.demos.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * One small web server as a process: {@code Hello World} over HTTP/1.1 on the loopback interface, run by one blocking
 * thread, a pool, an event loop or virtual threads.
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.servers.ServersDemo
 *      [--mode blocking|pool|async|loops|epoll|io-uring|virtual] [--port 0] [--workers 8]
 *      [--work hello|sleep|db|cpu|mixed] [--db postgresql://..] [--db-connections 8]
 *      [--backlog 4096] [--keep-alive] [--until-stdin-closes]
 *
 * listening on 127.0.0.1:39091
 * }</pre>
 *
 * <p>
 * That line is all it prints, and port 0 takes any free one. Each connection is one request: read up to the empty line,
 * {@link Work worked} on, answered with the same bytes in each mode, closed. With {@code --keep-alive}, for event
 * loops and virtual threads alone, a connection stays open for further requests until its client closes it: a thread of the other modes
 * would have no time for a second client. It ends on SIGTERM, or with {@code --until-stdin-closes} when its standard
 * input does, so that a parent which dies leaves nothing listening. Exit code 1 when the port is not to be had, 2 for a
 * wrong option.
 *
 * <p>
 * The backlog is how many connections may wait to be accepted. It is a number that decides a benchmark and that nobody
 * chooses: with a backlog of 5, of a thousand clients that came at once here 364 had their answer within 10 seconds,
 * since who is turned away tries again after 1, 3 and 7 seconds, and what is measured is the clock of TCP. The default
 * here is the most that Linux grants ({@code net.core.somaxconn}, 4096), so that no client of the usual loads is turned
 * away and all modes have the same queue.
 */
public final class ServersDemo {
    private static final int MOST_WORKERS = 10_000;

    static final Options OPTIONS = Options.of("servers", "mode", "blocking", "port", "0", "workers", "8", "work",
            "hello", "db", "", "db-connections", "8", "backlog", "4096", "keep-alive", "false", "until-stdin-closes",
            "false");

    private ServersDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(OPTIONS.run(args, System.out, System.err, (options, out) -> serve(options, System.in, out)));
    }

    /** Binds, says so and serves until the server is closed. */
    static void serve(Options options, InputStream in, PrintStream out) throws Exception {
        try (Server server = bind(options)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(server::close));
            if (options.flag("until-stdin-closes")) {
                Thread.ofPlatform().name("stdin").daemon().start(() -> closeAtEnd(in, server));
            }
            out.println("listening on " + Server.HOST + ":" + server.port());
            out.flush();
            server.serve();
        }
    }

    private static Server bind(Options options) throws Exception {
        Mode mode = options.choice("mode", Mode.class);
        int port = options.count("port", 0, 65_535);
        int backlog = options.count("backlog", 1, 65_535);
        int workers = options.count("workers", 1, MOST_WORKERS);
        boolean keepAlive = options.flag("keep-alive");
        if (keepAlive && !mode.holdsConnections()) {
            throw DemoException
                    .misused("--keep-alive needs an event loop or virtual threads: a thread of the others would serve "
                            + "its first client for as long as that one stays, and starve the rest");
        }
        if (mode != Mode.EPOLL && mode != Mode.IO_URING) {
            LoopServer.withoutNativeLibraries();
        }
        Service service = service(options, mode);
        try {
            return Server.bind(mode, service, new Answer(keepAlive), port, backlog, workers);
        } catch (IOException e) {
            service.close();
            throw DemoException.failed(Server.HOST + ":" + port + " is not to be had (" + e.getMessage()
                    + "); choose another --port, or 0 for any free one");
        } catch (UnsupportedOperationException e) {
            service.close();
            throw DemoException
                    .failed("--mode " + Options.label(mode) + ": not to be had here (" + e.getMessage() + ")");
        }
    }

    private static Service service(Options options, Mode mode) throws DemoException {
        Work work = options.choice("work", Work.class);
        String database = options.text("db");
        int connections = options.count("db-connections", 1, MOST_WORKERS);
        if (work != Work.DB) {
            return new Service(work, null);
        }
        if (database.isEmpty()) {
            throw DemoException.misused("--work db: needs --db postgresql://user:password@host:port/database");
        }
        return new Service(work, Accounts.open(database, connections, mode.isAsync()));
    }

    /** A parent that dies, however it dies, closes the pipe: nothing is left listening. */
    private static void closeAtEnd(InputStream in, Server server) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // As good as the end
        }
        server.close();
    }
}
