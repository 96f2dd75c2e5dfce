package dev.awaitscope.demos.threadcost;

import dev.awaitscope.demos.DemoException;
import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * TODO
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
