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
 * platform      10             104.42 us    2.71 us      none seen       211.2 KB     4.5 KB
 * platform     100             299.76 us    2.71 us       614.4 KB        85.0 KB     0.3 KB
 * platform   1,000             117.96 us    2.71 us       983.0 KB        42.9 KB     0.3 KB
 * platform  10,000             116.58 us    2.71 us     1,020.0 KB        20.8 KB     0.3 KB
 * pooled        10              15.48 us    2.93 us      none seen        52.8 KB  none seen
 * pooled       100               3.47 us    2.93 us      none seen      none seen  none seen
 * pooled     1,000               0.59 us    2.93 us      none seen         0.5 KB     0.0 KB
 * pooled    10,000               0.35 us    2.93 us      none seen         0.1 KB     0.0 KB
 * virtual       10               3.27 us    0.81 us      none seen      none seen     1.5 KB
 * virtual      100               3.68 us    0.81 us      none seen         0.3 KB     1.5 KB
 * virtual    1,000               2.78 us    0.81 us      none seen         1.2 KB     1.6 KB
 * virtual   10,000               3.26 us    0.81 us      none seen         1.4 KB     1.4 KB
 * }</pre>
 *
 * <p>
 * (2 cores of a virtual machine, JDK 25.) Start and end is the time for all tasks by their number. A hand-over is one
 * thread's unpark to the other's return from park: what textbooks call a switch and give 2 to 5 microseconds, and found
 * here. Virtual threads change over without the kernel, in a third of it. Other programs were busy on both cores
 * meanwhile; some runs gave 5 to 19 for the same hand-over between platform threads.
 *
 * <p>
 * A platform thread reserves a megabyte for its stack and uses 20 KB of it; addresses are cheap, so it is the 20 KB and
 * the 100 microseconds or more that a pool saves. A virtual thread is an object of one or two kilobytes: a pool of them
 * would save nothing.
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
        return bytes <= 0 ? "none seen" : String.format(Locale.ROOT, "%,.1f KB", bytes / 1024.0 / threads);
    }
}
