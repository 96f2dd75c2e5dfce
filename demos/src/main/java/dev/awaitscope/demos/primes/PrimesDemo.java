package dev.awaitscope.demos.primes;

import dev.awaitscope.demos.DemoException;
import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How many primes are there from 1,000,000 up to 1,000,500, and how many times faster is a pool of 4 than what stands
 * left of it? A slide once compared the pool with an expression that was built, timed and never run.
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.primes.PrimesDemo
 *     [--from 1000000] [--to 1000500] [--workers 4] [--variant all]
 *
 * primes from 1,000,000 up to, not including, 1,000,500 by trial division, pool of 4
 * variant        time     primes  tested
 * lazy         3.0 ms  not asked       0
 * sequential  61.2 ms         39     500
 * pool        47.2 ms         39     500
 * virtual     50.9 ms         39     500
 * parallel    32.7 ms         39     500
 * async       68.4 ms         39     500
 * }</pre>
 *
 * <p>
 * (2 cores, JDK 25.) There are 39, and {@code lazy} has not found one: a stream without a terminal operation is a plan,
 * and its three milliseconds are the time it takes to load the classes of a plan. The number of really tested ones is
 * what gives it away, so count something in every benchmark.
 *
 * <p>
 * The others do the same work: 39 long divisions and 461 short ones. Work that computes gains by cores, here two, and
 * by nothing else: four workers are no faster than two, a virtual thread per number none at all faster than a worker.
 * The parallel stream comes close to half of the time, since the calling thread takes its share. {@code async} is no
 * faster than one thread, because on 2 cores it is one: the common pool has a worker less than there are cores, and who
 * waits in {@code join} does not help.
 */
public final class PrimesDemo {
    static final Options OPTIONS = Options.of("primes", "from", "1000000", "to", "1000500", "workers", "4", "variant",
            "all");

    private PrimesDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, PrimesDemo::count);
    }

    private static void count(Options options, PrintStream out) throws Exception {
        int from = options.count("from", 0, Integer.MAX_VALUE - 1);
        int to = options.count("to", 1, Integer.MAX_VALUE);
        if (to <= from) {
            throw DemoException.misused("--to " + to + ": needs a number above --from " + from);
        }
        int workers = options.count("workers", 1, 10_000);
        List<Variant> variants = options.choices("variant", Variant.class);
        out.printf(Locale.ROOT, "primes from %,d up to, not including, %,d by trial division, pool of %d%n", from, to,
                workers);
        Table table = new Table("variant", "time", "primes", "tested");
        warmUp(from, to);
        for (Variant variant : variants) {
            PrimeTest test = new PrimeTest();
            long startNanos = System.nanoTime();
            OptionalLong primes = new PrimeCount(from, to, workers, test).run(variant);
            long nanos = System.nanoTime() - startNanos;
            table.row(Options.label(variant), Table.millis(nanos),
                    primes.isPresent() ? primes.getAsLong() : "not asked", test.tested());
        }
        table.print(out);
    }

    /** So that the first variant does not pay alone for the compiling of the test. */
    private static void warmUp(int from, int to) {
        PrimeTest test = new PrimeTest();
        for (int number = from; number < Math.min(from + 100, to); number++) {
            test.isPrime(number);
        }
    }
}
