package dev.awaitscope.demos.load;

import dev.awaitscope.demos.DemoException;
import dev.awaitscope.demos.Options;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.HdrHistogram.Histogram;

/**
 * Pairs of threads that send a token to and fro through two queues: nothing but waiting for each other, and so the worst
 * that can happen to a tracer of waits.
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.load.PingPong [--pairs 1] [--wait 0ms]
 *
 * ready
 * }</pre>
 *
 * <p>
 * The threads then wait until a line of standard input says {@code --warmup 300ms --duration 2s}: they play for that long,
 * and it answers as {@link LoadGenerator} does with {@code --stdin}, where a request is one round trip. With {@code --wait}
 * the second thread of each pair sleeps before it returns the token. It ends with its standard input. Exit code 2 for a
 * wrong option.
 */
public final class PingPong {
    static final Options OPTIONS = Options.of("ping-pong", "pairs", "1", "wait", "0ms", "warmup", "300ms", "duration",
            "2s");
    private static final int MOST_PAIRS = 10_000;

    private PingPong() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.in, System.out, System.err));
    }

    static int run(String[] args, InputStream in, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, (options, _) -> play(options, in, out));
    }

    private static void play(Options options, InputStream in, PrintStream out) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        int count = options.count("pairs", 1, MOST_PAIRS);
        for (int i = 1; i <= count; i++) {
            pairs.add(Pair.start(i, options.duration("wait")));
        }
        out.println("ready");
        out.flush();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            round(pairs, options.read(line.split(" ")), out);
        }
    }

    private static void round(List<Pair> pairs, Options options, PrintStream out)
            throws DemoException, InterruptedException {
        long warmUpNanos = options.duration("warmup").toNanos();
        Window window = new Window(warmUpNanos, warmUpNanos + options.duration("duration").toNanos());
        long baseNanos = System.nanoTime();
        Histogram sum = new Histogram(3);
        try (Announcement _ = Announcement.start(window, baseNanos, out)) {
            for (Pair pair : pairs) {
                pair.orders.put(new Order(window, baseNanos));
            }
            for (Pair pair : pairs) {
                sum.add(pair.results.take());
            }
        }
        out.printf(Locale.ROOT, """
                {
                  "requests": %d,
                  "failed": {},
                  "seconds": %s,
                  "histogram": "%s"
                }%n""", sum.getTotalCount(), (window.toNanos() - window.fromNanos()) / 1e9, Result.encoded(sum));
        out.flush();
    }

    private record Order(Window window, long baseNanos) {}

    /** The first thread takes orders and counts, the second one only returns what it gets. */
    private static final class Pair {
        private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(1);
        private final BlockingQueue<Histogram> results = new ArrayBlockingQueue<>(1);
        private final BlockingQueue<Integer> to = new ArrayBlockingQueue<>(1);
        private final BlockingQueue<Integer> fro = new ArrayBlockingQueue<>(1);

        static Pair start(int number, Duration wait) {
            Pair pair = new Pair();
            start("ping-" + number, pair::ping);
            start("pong-" + number, () -> pair.pong(wait));
            return pair;
        }

        private static void start(String name, Part part) {
            Thread.ofPlatform().name(name).daemon().start(() -> {
                try {
                    part.play();
                } catch (InterruptedException _) {
                    // Nobody does that; were it done, it would be the end
                    Thread.currentThread().interrupt();
                }
            });
        }

        private void ping() throws InterruptedException {
            while (true) {
                Order order = orders.take();
                Histogram roundTrips = new Histogram(3);
                long nanos = System.nanoTime() - order.baseNanos();
                while (nanos < order.window().toNanos()) {
                    to.put(1);
                    fro.take();
                    long afterNanos = System.nanoTime() - order.baseNanos();
                    if (order.window().contains(nanos)) {
                        roundTrips.recordValue(afterNanos - nanos);
                    }
                    nanos = afterNanos;
                }
                results.put(roundTrips);
            }
        }

        private void pong(Duration wait) throws InterruptedException {
            while (true) {
                int token = to.take();
                if (!wait.isZero()) {
                    Thread.sleep(wait);
                }
                fro.put(token);
            }
        }
    }

    @FunctionalInterface
    private interface Part {
        void play() throws InterruptedException;
    }
}
