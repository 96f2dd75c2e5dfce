package dev.awaitscope.demos.factorial;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Four tasks compute a factorial each and wait before every multiplication, as for an answer from far away. Does it
 * take the sum of the waits or the longest of them?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.factorial.FactorialDemo [--wait 100ms] [--variant all]
 *
 * A 2, B 3, C 4, D 10; 1,000.0 ms before each multiplication: 15,000.0 ms one after the other, 9,000.0 ms side by side
 * variant     A  B   C          D  threads         time
 * sequential  2  6  24  3,628,800        1  15,087.8 ms
 * threads     2  6  24  3,628,800        4   9,019.4 ms
 * async       2  6  24  3,628,800        1   9,025.8 ms
 * virtual     2  6  24  3,628,800        4   9,016.4 ms
 * }</pre>
 *
 * <p>
 * (With {@code --wait 1s}.) Tasks that wait need no processor meanwhile, so they can all wait at once: 9 seconds in
 * place of 15, and two cores or one make no difference. The asynchronous variant does it on one thread, which is never
 * in the middle of a wait; its price is that the loop over the factors has become a chain of callbacks. On virtual
 * threads the loop is a loop again, and its waits cost no thread of the operating system either.
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
        out.printf(Locale.ROOT,
                "A 2, B 3, C 4, D 10; %s before each multiplication: %s one after the other, %s side by side%n",
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
