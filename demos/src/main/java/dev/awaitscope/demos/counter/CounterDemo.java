package dev.awaitscope.demos.counter;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * TODO
 */
public final class CounterDemo {
    static final Options OPTIONS = Options.of("counter", "threads", "2", "increments", "1000000", "variant", "all");

    private CounterDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, CounterDemo::count);
    }

    private static void count(Options options, PrintStream out) throws Exception {
        int threads = options.count("threads", 1, 1_000);
        int increments = options.count("increments", 1, Integer.MAX_VALUE);
        List<Variant> variants = options.choices("variant", Variant.class);
        out.printf("%d threads, each adds 1 to one counter %,d times%n", threads, increments);
        Table table = new Table("variant", "expected", "actual", "lost", "time");
        for (Variant variant : variants) {
            Counter counter = variant.create();
            long nanos = time(counter, threads, increments);
            long expected = (long) threads * increments;
            table.row(Options.label(variant), expected, counter.value(), expected - counter.value(),
                    Table.millis(nanos));
        }
        table.print(out);
    }

    /** From the instant in which the last thread reached the barrier to the end of the last thread. */
    private static long time(Counter counter, int threads, int increments) throws InterruptedException {
        long[] startNanos = new long[1];
        CyclicBarrier start = new CyclicBarrier(threads, () -> startNanos[0] = System.nanoTime());
        List<Thread> incrementers = new ArrayList<>();
        for (int i = 1; i <= threads; i++) {
            incrementers.add(Thread.ofPlatform().name("incrementer-" + i).start(() -> {
                await(start);
                counter.increment(increments);
            }));
        }
        for (Thread incrementer : incrementers) {
            incrementer.join();
        }
        return System.nanoTime() - startNanos[0];
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("nobody interrupts these threads", e);
        }
    }
}
