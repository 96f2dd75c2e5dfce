package dev.awaitscope.demos.servers;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.util.List;

/**
 * TODO
 */
public final class ServersStory {
    private static final int WARM_UP = 100;

    static final Options OPTIONS = Options.of("servers", "variant", "all", "work", "sleep", "clients", "16", "requests",
            "400", "workers", "8");

    private ServersStory() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, ServersStory::compare);
    }

    private static void compare(Options options, PrintStream out) throws Exception {
        List<Mode> modes = options.choices("variant", Mode.class);
        Work work = options.choice("work", Work.class);
        int clients = options.count("clients", 1, 1_000);
        int requests = options.count("requests", 1, 1_000_000);
        int workers = options.count("workers", 1, 1_000);
        out.printf("%d clients, %,d requests, work %s, pool of %d%n", clients, requests, Options.label(work), workers);
        Table table = new Table("variant", "answered", "failed", "time", "requests/s", "mean latency");
        for (Mode mode : modes) {
            try (Server server = Server.bind(mode, work, 0, clients, workers)) {
                Thread.ofPlatform().name(Options.label(mode) + "-server").start(() -> serve(server));
                new Clients(server.port(), clients, WARM_UP).run();
                Clients.Outcome outcome = new Clients(server.port(), clients, requests).run();
                table.row(Options.label(mode), outcome.answered(), outcome.failed(), Table.millis(outcome.nanos()),
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
