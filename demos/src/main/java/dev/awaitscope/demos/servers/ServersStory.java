package dev.awaitscope.demos.servers;

import dev.awaitscope.demos.DemoException;
import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * One small web server, run in four ways, each asked by the same clients in the same JVM: a first look at what the
 * benchmark with its processes of their own measures properly.
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.servers.ServersStory
 *     [--work hello|sleep|cpu|mixed] [--clients 16] [--requests 400] [--workers 8] [--variant all]
 *
 * 16 clients, 400 requests, work sleep, pool of 8
 * variant   answered  failed        time  requests/s  mean latency
 * blocking       400       0  2,243.2 ms         178       88.1 ms
 * pool           400       0    290.0 ms       1,379       11.1 ms
 * async          400       0    409.5 ms         977       15.9 ms
 * virtual        400       0    169.1 ms       2,366        6.5 ms
 * }</pre>
 *
 * <p>
 * (2 cores, JDK 25.) Each request waits 5 ms before it is answered, as a server waits for its database. One thread
 * waits 400 times in a row: 2 seconds. Eight workers wait eight at a time, with 16 clients each queueing behind
 * another. An event loop and virtual threads wait for all 16 at once; what the loop needs more is mostly the warming up
 * of far more code: with 6,000 requests it is down to a third.
 */
public final class ServersStory {
    private static final int WARM_UP = 100;

    static final Options OPTIONS = Options.of("servers", "variant", "all", "work", "sleep", "clients", "16", "requests",
            "400", "workers", "8");

    private ServersStory() {}

    public static void main(String[] args) throws Exception {
        LoopServer.withoutNativeLibraries();
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, ServersStory::compare);
    }

    private static void compare(Options options, PrintStream out) throws Exception {
        List<Variant> variants = options.choices("variant", Variant.class);
        Work work = options.choice("work", Work.class);
        if (work == Work.DB) {
            throw DemoException.misused("--work db: needs a database, which only the benchmark starts");
        }
        int clients = options.count("clients", 1, 1_000);
        int requests = options.count("requests", 1, 1_000_000);
        int workers = options.count("workers", 1, 1_000);
        out.printf(Locale.ROOT, "%d clients, %,d requests, work %s, pool of %d%n", clients, requests,
                Options.label(work), workers);
        Table table = new Table("variant", "answered", "failed", "time", "requests/s", "mean latency");
        for (Variant variant : variants) {
            try (Service service = new Service(work, null);
                    Server server = Server.bind(Mode.valueOf(variant.name()), service, new Answer(false), 0, clients,
                            workers)) {
                Thread.ofPlatform().name(Options.label(variant) + "-server").start(() -> serve(server));
                new Clients(server.port(), clients, WARM_UP).run();
                Clients.Outcome outcome = new Clients(server.port(), clients, requests).run();
                table.row(Options.label(variant), outcome.answered(), outcome.failed(), Table.millis(outcome.nanos()),
                        Math.round(requests * 1e9 / outcome.nanos()), Table.millis(outcome.latencyNanos() / requests));
            }
        }
        table.print(out);
    }

    private static void serve(Server server) {
        try {
            server.serve();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
