package dev.awaitscope.demos.primes;

import dev.awaitscope.demos.DemoException;
import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * TODO
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
        out.printf("primes from %,d up to, not including, %,d by trial division, pool of %d%n", from, to, workers);
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
