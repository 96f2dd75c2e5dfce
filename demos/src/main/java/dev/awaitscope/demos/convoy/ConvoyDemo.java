package dev.awaitscope.demos.convoy;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A list needs a lock, and what is added to it takes a slow call to prepare. What happens when the call is made while
 * the lock is held?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.convoy.ConvoyDemo
 *     [--threads 8] [--entries 25] [--slow 2ms] [--variant all]
 *
 * 8 threads write 25 entries each, 2.0 ms to prepare one
 * variant  entries  longest queue      time  entries/s
 * wrong        200              7  440.8 ms        454
 * right        200              1   54.2 ms      3,693
 * }</pre>
 *
 * <p>
 * The threads travel in a convoy: seven stand behind the lock and one, who has it, sleeps. Eight threads do the work of
 * one, and any further one would only lengthen the queue. With the call moved in front of the lock the waits overlap,
 * and the lock is held for so short a time that next to nobody ever meets another there.
 */
public final class ConvoyDemo {
    static final Options OPTIONS = Options.of("convoy", "variant", "all", "threads", "8", "entries", "25", "slow",
            "2ms");

    private ConvoyDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, ConvoyDemo::write);
    }

    private static void write(Options options, PrintStream out) throws Exception {
        List<Variant> variants = options.choices("variant", Variant.class);
        int threads = options.count("threads", 1, 1_000);
        int entries = options.count("entries", 1, 1_000_000);
        Duration slow = options.duration("slow");
        out.printf(Locale.ROOT, "%d threads write %d entries each, %s to prepare one%n", threads, entries,
                Table.millis(slow.toNanos()));
        Table table = new Table("variant", "entries", "longest queue", "time", "entries/s");
        for (Variant variant : variants) {
            Journal journal = new Journal(variant, slow);
            long startNanos = System.nanoTime();
            write(journal, threads, entries);
            long nanos = System.nanoTime() - startNanos;
            table.row(Options.label(variant), journal.entries(), journal.longestQueue(), Table.millis(nanos),
                    Math.round(journal.entries() * 1e9 / nanos));
        }
        table.print(out);
    }

    private static void write(Journal journal, int threads, int entries) throws Exception {
        Callable<Void> writer = () -> {
            for (int entry = 0; entry < entries; entry++) {
                journal.write(Thread.currentThread().getName() + " entry " + entry);
            }
            return null;
        };
        try (ExecutorService executor = Executors.newFixedThreadPool(threads,
                Thread.ofPlatform().name("writer-", 1).factory())) {
            for (Future<Void> ended : executor.invokeAll(IntStream.range(0, threads).mapToObj(_ -> writer).toList())) {
                ended.get();
            }
        }
    }
}
