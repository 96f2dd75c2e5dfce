package dev.awaitscope.demos.factorial;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * TODO
 */
public final class FactorialDemo {
    static final Options OPTIONS = Options.of("factorial", "variant", "all", "wait", "100ms");
    private static final List<Integer> NUMBERS = List.of(2, 3, 4, 10);

    private FactorialDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, FactorialDemo::compute);
    }

    private static void compute(Options options, PrintStream out) throws Exception {
        List<Variant> variants = options.choices("variant", Variant.class);
        Duration wait = options.duration("wait");
        int waits = NUMBERS.stream().mapToInt(number -> number - 1).sum();
        int longest = NUMBERS.stream().mapToInt(number -> number - 1).max().orElseThrow();
        out.printf("A 2, B 3, C 4, D 10; %s before each multiplication: %s one after the other, %s side by side%n",
                Table.millis(wait.toNanos()), Table.millis(waits * wait.toNanos()),
                Table.millis(longest * wait.toNanos()));
        Table table = new Table("variant", "A", "B", "C", "D", "threads", "time");
        for (Variant variant : variants) {
            Factorials factorials = new Factorials(wait);
            long startNanos = System.nanoTime();
            List<Long> results = factorials.run(variant, NUMBERS);
            long nanos = System.nanoTime() - startNanos;
            table.row(Options.label(variant), results.get(0), results.get(1), results.get(2), results.get(3),
                    factorials.threads(), Table.millis(nanos));
        }
        table.print(out);
    }
}
