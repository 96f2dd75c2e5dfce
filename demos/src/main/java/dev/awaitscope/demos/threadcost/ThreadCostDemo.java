package dev.awaitscope.demos.threadcost;

import dev.awaitscope.demos.DemoException;
import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * A thread costs time to start, time to switch to and memory to keep. How much of each, and what does a pool save?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.threadcost.ThreadCostDemo
 *     [--most 10000] [--workers 8] [--rounds 20000] [--variant all]
 *
 * variant    tasks  start and end of one  hand-over  reserved each  resident each  heap each
 * platform      10             323.35 us    2.56 us         0.0 KB       212.8 KB     3.5 KB
 * platform     100             141.75 us    2.56 us       614.4 KB        86.0 KB     0.3 KB
 * platform   1,000             153.27 us    2.56 us       983.0 KB        42.9 KB     0.3 KB
 * platform  10,000             149.46 us    2.56 us     1,020.0 KB        21.0 KB     0.3 KB
 * pooled        10              11.31 us    2.41 us         0.0 KB        74.0 KB     0.2 KB
 * pooled       100               2.50 us    2.41 us         0.0 KB         5.2 KB    -0.0 KB
 * pooled     1,000               1.73 us    2.41 us         0.0 KB         0.5 KB     0.0 KB
 * pooled    10,000               0.32 us    2.41 us         0.0 KB         0.1 KB     0.0 KB
 * virtual       10              17.20 us    1.09 us         0.0 KB         0.0 KB     1.7 KB
 * virtual      100              16.25 us    1.09 us         0.0 KB         0.0 KB     1.5 KB
 * virtual    1,000               0.89 us    1.09 us         0.0 KB         0.0 KB     1.5 KB
 * virtual   10,000               1.53 us    1.09 us         0.0 KB         1.3 KB     1.5 KB
 * }</pre>
 *
 * <p>
 * (2 cores of a virtual machine, JDK 25.) Start and end is the time for all tasks by their number. A hand-over is one
 * thread's unpark to the other's return from park: what textbooks call a switch and give 2 to 5 microseconds, and found
 * here. Virtual threads change over without the kernel, in half of it. When other programs kept both cores busy the
 * same hand-over between platform threads took 18.
 *
 * <p>
 * A platform thread reserves a megabyte for its stack and uses 20 KB of it; addresses are cheap, so it is the 20 KB and
 * the 150 microseconds that a pool saves. A virtual thread is an object of one or two kilobytes: a pool of them would
 * save nothing.
 */
public final class ThreadCostDemo {
    static final Options OPTIONS = Options.of("threadcost", "variant", "all", "most", "10000", "workers", "8", "rounds",
            "20000");
    private static final int WARM_UP = 2_000;

    private ThreadCostDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, ThreadCostDemo::measure);
    }

    private static void measure(Options options, PrintStream out) throws Exception {
        List<Variant> variants = options.choices("variant", Variant.class);
        int most = options.count("most", 10, 1_000_000);
        int workers = options.count("workers", 1, 1_000);
        int rounds = options.count("rounds", 1, 100_000_000);
        Table table = new Table("variant", "tasks", "start and end of one", "hand-over", "reserved each",
                "resident each", "heap each");
        for (Variant variant : variants) {
            ManyThreads threads = new ManyThreads(variant, workers);
            HandOver.nanos(threads.builder(), rounds);
            String handOver = micros(HandOver.nanos(threads.builder(), rounds));
            threads.startNanos(WARM_UP);
            for (int tasks = 10; tasks <= most; tasks *= 10) {
                row(table, variant, threads, tasks, handOver);
            }
        }
        table.print(out);
    }

    private static void row(Table table, Variant variant, ManyThreads threads, int tasks, String handOver)
            throws Exception {
        try {
            String start = micros(threads.startNanos(tasks) / tasks);
            Memory memory = threads.memory(tasks);
            table.row(Options.label(variant), tasks, start, handOver, kilobytes(memory.reserved(), tasks),
                    kilobytes(memory.resident(), tasks), kilobytes(memory.heap(), tasks));
        } catch (OutOfMemoryError e) {
            throw DemoException.failed(
                    "this machine cannot hold " + tasks + " threads (" + e.getMessage() + "); try a smaller --most");
        }
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%,.2f us", nanos / 1e3);
    }

    private static String kilobytes(long bytes, int threads) {
        return String.format(Locale.ROOT, "%,.1f KB", bytes / 1024.0 / threads);
    }
}
