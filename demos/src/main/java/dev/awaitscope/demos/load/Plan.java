package dev.awaitscope.demos.load;

import dev.awaitscope.demos.DemoException;
import dev.awaitscope.demos.Options;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * One run as it was asked for.
 *
 * @param connections
 *            clients of the closed loop, or the most connections at once of the open one
 * @param burst
 *            clients that come at once, or 0
 * @param rate
 *            requests per second, or 0
 * @param requests
 *            how many a closed loop asks in all, in place of a length of time, or 0
 * @param durationNanos
 *            how long requests are counted, after the warm-up; a burst lasts as long as it lasts
 * @param threads
 *            loops that share the clients
 */
record Plan(Target target, int connections, int burst, int rate, int requests, long warmUpNanos, long durationNanos,
        int threads) {
    static final Options OPTIONS = Options.of("load", "host", "127.0.0.1", "port", "0", "connections", "64", "rate",
            "0", "burst", "0", "requests", "0", "warmup", "1s", "duration", "5s", "timeout", "10s", "expect",
            "Hello World", "keep-alive", "false", "threads", "1", "stdin", "false");
    private static final int MOST_CONNECTIONS = 60_000;

    static Plan of(Options options) throws DemoException {
        int connections = options.count("connections", 1, MOST_CONNECTIONS);
        int burst = options.count("burst", 0, MOST_CONNECTIONS);
        int rate = options.count("rate", 0, 10_000_000);
        int threads = options.count("threads", 1, 64);
        if (burst > 0 && rate > 0) {
            throw DemoException.misused("--burst and --rate exclude each other");
        }
        if (threads > Math.min(connections, burst > 0 ? burst : connections)) {
            throw DemoException.misused("--threads " + threads + ": needs at least one connection for each");
        }
        int requests = options.count("requests", 0, 1_000_000_000);
        if (requests > 0 && (burst > 0 || rate > 0)) {
            throw DemoException.misused("--requests is for the closed loop: without --burst and --rate");
        }
        long durationNanos = options.duration("duration").toNanos();
        if (durationNanos == 0) {
            throw DemoException.misused("--duration " + options.text("duration") + ": needs a time above zero");
        }
        return new Plan(target(options), connections, burst, rate, requests, options.duration("warmup").toNanos(),
                durationNanos,
                threads);
    }

    private static Target target(Options options) throws DemoException {
        String host = options.text("host");
        int port = options.count("port", 1, 65_535);
        return new Target(new InetSocketAddress(resolve(host), port), options.text("expect"),
                options.flag("keep-alive"), options.duration("timeout").toNanos());
    }

    private static InetAddress resolve(String host) throws DemoException {
        try {
            return InetAddress.getAllByName(host)[0];
        } catch (UnknownHostException _) {
            throw DemoException.failed("no address for --host " + host);
        }
    }

    Scenario scenario() {
        return burst > 0 ? Scenario.BURST : rate > 0 ? Scenario.OPEN : Scenario.CLOSED;
    }

    /** Whether it ends with its last request, not at an instant: then it warms up before, not on the way. */
    boolean isCounted() {
        return burst > 0 || requests > 0;
    }

    /** What one loop does while the server warms up for a run that is counted. */
    Arrivals warmUp(int loop) {
        return new Arrivals.Closed(share(connections, loop), warmUpNanos);
    }

    /** What one loop does in the run that counts. */
    Arrivals arrivals(int loop) {
        long endNanos = warmUpNanos + durationNanos;
        return switch (scenario()) {
            case BURST -> new Arrivals.Burst(share(burst, loop));
            case OPEN ->
                new Arrivals.Open((double) rate / threads, loop * 1e9 / rate, share(connections, loop), endNanos);
            case CLOSED ->
                requests > 0 ? new Arrivals.Closed(share(connections, loop), Long.MAX_VALUE, share(requests, loop))
                        : new Arrivals.Closed(share(connections, loop), endNanos);
        };
    }

    Window window() {
        return isCounted() ? Window.ALWAYS : new Window(warmUpNanos, warmUpNanos + durationNanos);
    }

    private int share(int whole, int loop) {
        return whole / threads + (loop < whole % threads ? 1 : 0);
    }
}
