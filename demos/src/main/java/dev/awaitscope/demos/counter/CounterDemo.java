package dev.awaitscope.demos.counter;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * Two threads add 1 to one counter a million times each, without a lock. What is printed?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.counter.CounterDemo
 *     [--threads 2] [--increments 1000000] [--variant all]
 *
 * 2 threads, each adds 1 to one counter 1,000,000 times
 * variant          expected     actual     lost      time
 * unsynchronized  2,000,000  1,182,378  817,622   20.0 ms
 * synchronized    2,000,000  2,000,000        0   86.9 ms
 * lock            2,000,000  2,000,000        0  335.7 ms
 * atomic          2,000,000  2,000,000        0   38.1 ms
 * adder           2,000,000  2,000,000        0   80.9 ms
 * volatile        2,000,000  1,549,325  450,675   15.4 ms
 * }</pre>
 *
 * <p>
 * That was one run on 2 cores of an AMD EPYC, JDK 25; the next printed 2,000,000 throughout. {@code counter += 1} is a
 * load, an addition and a store, and an update is lost when another thread stores between the two; {@code volatile}
 * makes each of the three visible to all at once, and still three. How often that happens depends on how much of the
 * time the threads really run side by side. Of 20 new JVMs each, with so many increments per thread, there lost any:
 *
 * <p>
 * 10,000: unsynchronized 0, volatile 1. 100,000: 1 and 5. 1,000,000: 13 and 20. 10,000,000: 17 and 20. A program that
 * adds a hundred thousand times and prints the right sum has shown nothing.
 *
 * <p>
 * Three runs out of 20 lose nothing even with ten million: once the compiler has seen the unsynchronized loop, it makes
 * few additions of many (two thousand million take 80 ms), too short to meet the other thread's. Neither the right sum
 * nor the short time is worth anything, as the language promises neither.
 *
 * <p>
 * Of those that are right, an atomic addition is one instruction of the processor, and the core's exclusive hold of the
 * memory is all that is waited for. The adder lets threads that get in each other's way count in cells of their own: it
 * wins with many cores, and with two it costs what it costs. Lock and monitor put a thread to sleep and wake it, which
 * takes longer than thousands of additions.
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
        out.printf(Locale.ROOT, "%d threads, each adds 1 to one counter %,d times%n", threads, increments);
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
