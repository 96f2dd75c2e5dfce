package dev.awaitscope.demos;

import java.io.PrintStream;
import java.util.List;

/**
 * The list of the demos. {@code java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.Demos} prints it for people,
 * with {@code --list} for programs: one line each of name, main class, variants (with commas between) and story,
 * separated by tabs. Every demo takes {@code --variant} with one of them, or {@code all}, which is the default.
 */
public final class Demos {
    private static final List<Demo> ALL = List.of(
            new Demo("counter", "dev.awaitscope.demos.counter.CounterDemo",
                    List.of("unsynchronized", "synchronized", "lock", "atomic", "adder", "volatile"),
                    "Two threads add to one counter: which ways lose updates, and what the others cost"),
            new Demo("primes", "dev.awaitscope.demos.primes.PrimesDemo",
                    List.of("lazy", "sequential", "pool", "virtual", "parallel", "async"),
                    "Counting primes in six ways: what cores buy, and a benchmark that never ran"));

    private Demos() {}

    /**
     * One demo.
     *
     * @param name
     *            one word, as on a command line
     * @param mainClass
     *            the class to run
     * @param variants
     *            what its option {@code --variant} takes
     * @param story
     *            one line
     */
    public record Demo(String name, String mainClass, List<String> variants, String story) {}

    /** All of them, in the order in which they are best read. */
    public static List<Demo> all() {
        return ALL;
    }

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return Options.of("demos", "list", "false")
                .run(args, out, err, (options, _) -> print(options.flag("list"), out));
    }

    private static void print(boolean forPrograms, PrintStream out) {
        if (forPrograms) {
            ALL.forEach(demo -> out.println(
                    String.join("\t", demo.name(), demo.mainClass(), String.join(",", demo.variants()), demo.story())));
        } else {
            ALL.forEach(demo -> out.printf("%-12s %s%n%12s %s%n", demo.name(), demo.story(), "",
                    String.join(" ", demo.variants())));
        }
    }
}
