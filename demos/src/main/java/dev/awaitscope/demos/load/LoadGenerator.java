package dev.awaitscope.demos.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Asks a web server for its answer, many times, from a process of its own, and measures how long each took.
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.load.LoadGenerator --port P [--host 127.0.0.1]
 *      [--connections 64] [--warmup 1s] [--duration 5s]      closed loop: each client asks again when it was answered
 *      [--requests 10000]                                    closed loop that ends with so many, not at an instant
 *      [--rate 1000]                                         open loop: so many a second on at most --connections
 *      [--burst 1000]                                        so many clients at once, one request each
 *      [--timeout 10s] [--expect 'Hello World'] [--keep-alive] [--threads 1]
 *      [--stdin]                                             a run for each line of standard input, see below
 *
 * {
 *   "schema": 1,
 *   "scenario": "closed",
 *   "connections": 64, "burst": 0, "rate": 0, "threads": 1,
 *   "warmupNanos": 1000000000, "durationNanos": 3000000000, "timeoutNanos": 10000000000,
 *   "keepAlive": false,
 *   "opened": 31579,
 *   "requests": 30235,
 *   "failed": {"connect": 0, "reset": 0, "closed": 0, "status": 0, "body": 0, "timeout": 0, "local": 0},
 *   "seconds": 3.000000,
 *   "throughput": 10078.333333,
 *   "latency": {"p50": 3125247, "p90": 7086079, "p99": 34799615, "max": 64978943, "mean": 4486010},
 *   "lateness": {"p50": 0, "p90": 0, "p99": 0, "max": 0, "mean": 0},
 *   "histogram": "HISTF..",
 *   "cpu": {"userNanos": 850000000, "systemNanos": 1230000000},
 *   "busy": 0.645306,
 *   "saturated": false
 * }
 * }</pre>
 *
 * <p>
 * One JSON document on standard output. {@code requests} are the right answers, and the histogram (HdrHistogram,
 * compressed, base64) holds exactly these. A request counts when it was to start after the warm-up and before the end;
 * it is waited for even beyond the end, until its {@code --timeout}, so that none is left out for being slow. {@code
 * throughput} counts the right answers that arrived in those {@code seconds}; of a burst, which has no warm-up of its
 * own (a closed loop runs before it), all of them, from its start to its last end. Times are nanoseconds.
 *
 * <p>
 * Latency counts from the instant at which a request was to start. In the open loop and the burst that is not the
 * instant at which it did: a client that waits for a slow server before it asks the next question would leave out just
 * the questions that would have waited. {@code lateness} is the client's own share of it. A connection is new for each
 * request, unless {@code --keep-alive} uses each for one request after the other, and closed by a reset, see {@link
 * Exchange}; {@code opened} counts them, those of a warm-up on the way too.
 *
 * <p>
 * {@code failed} is counted by {@link Failure cause} and never ends a run. {@code busy} is the share of its time in
 * which a client thread was not waiting for the server; beyond 0.9 the client is {@code saturated}, says so on standard
 * error, and has measured itself. {@code cpu} is what this process itself has used, warm-up included except before a
 * burst. Exit code 0 whatever the server did, 1 without an address, 2 for a wrong option.
 *
 * <p>
 * With {@code --stdin} it runs until its standard input ends: each line holds further options and is one run, all of them
 * by the same warm process. Its document comes after two lines of their own, {@code measuring} and {@code measured},
 * which are written at the instants between which requests count, so that whoever reads them can look at the server's
 * clocks just then.
 */
public final class LoadGenerator {
    /** Beyond this share of its time a client loop measures itself as much as the server. */
    private static final double SATURATED = 0.9;

    private LoadGenerator() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.in, System.out, System.err));
    }

    static int run(String[] args, InputStream in, PrintStream out, PrintStream err) throws Exception {
        return Plan.OPTIONS.run(args, out, err, (options, _) -> {
            if (options.flag("stdin")) {
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    print(load(Plan.of(options.read(line.split(" "))), out), out, err);
                }
            } else {
                print(load(Plan.of(options), new PrintStream(OutputStream.nullOutputStream())), out, err);
            }
        });
    }

    private static void print(Result result, PrintStream out, PrintStream err) {
        if (result.saturated()) {
            warn(result, err);
        }
        out.println(result.json());
        out.flush();
    }

    private static void warn(Result result, PrintStream err) {
        err.printf(Locale.ROOT, "load: the client was busy %.0f %% of the time, so it may be what was measured; "
                + "try --threads %d, fewer --connections or more cores%n", 100 * result.tally().busyShare(),
                result.plan().threads() + 1);
    }

    /** Warms up, runs and counts. */
    private static Result load(Plan plan, PrintStream announcements)
            throws InterruptedException, ExecutionException, IOException {
        if (plan.isCounted() && plan.warmUpNanos() > 0) {
            run(plan, plan::warmUp, Window.NEVER, System.nanoTime());
        }
        CpuTime before = CpuTime.now();
        long baseNanos = System.nanoTime();
        Tally tally;
        try (Announcement _ = Announcement.start(plan.window(), baseNanos, announcements)) {
            tally = run(plan, plan::arrivals, plan.window(), baseNanos);
        }
        return new Result(plan, tally, CpuTime.now().minus(before), tally.busyShare() > SATURATED);
    }

    private static Tally run(Plan plan, IntFunction<Arrivals> arrivals, Window window, long baseNanos)
            throws InterruptedException, ExecutionException, IOException {
        List<Callable<Tally>> loops = new ArrayList<>();
        for (int loop = 0; loop < plan.threads(); loop++) {
            loops.add(new ClientLoop(plan.target(), arrivals.apply(loop), window, baseNanos));
        }
        Tally sum = new Tally();
        try (ExecutorService executor = Executors.newFixedThreadPool(plan.threads(),
                Thread.ofPlatform().name("client-", 1).factory())) {
            for (Future<Tally> tally : executor.invokeAll(loops)) {
                sum.add(tally.get());
            }
        }
        return sum;
    }
}
