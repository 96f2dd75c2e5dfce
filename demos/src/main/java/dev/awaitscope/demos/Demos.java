package dev.awaitscope.demos;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

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
                    "Counting primes in six ways: what cores buy, and a benchmark that never ran"),
            new Demo("coroutine", "dev.awaitscope.demos.coroutine.CoroutineDemo",
                    List.of("generator", "cooperative", "preemptive"),
                    "Functions that stop in the middle: at a yield of their own, or wherever the system pleases"),
            new Demo("factorial", "dev.awaitscope.demos.factorial.FactorialDemo",
                    List.of("sequential", "threads", "async", "virtual"),
                    "Four tasks that mostly wait: the sum of the waits against the longest of them"),
            new Demo("offload", "dev.awaitscope.demos.offload.OffloadDemo", List.of("loop", "executor"),
                    "A blocking call on an event loop, and the same call handed to other threads"),
            new Demo("stream", "dev.awaitscope.demos.stream.StreamDemo",
                    List.of("completed", "failed", "cancelled", "unbounded"),
                    "Asynchronous iteration with and without back-pressure, closed however it ends"),
            new Demo("unawaited", "dev.awaitscope.demos.unawaited.UnawaitedDemo",
                    List.of("forgotten", "failed", "never", "awaited"),
                    "Futures that nobody waits for: lost work, lost failures, lost hope"),
            new Demo("starvation", "dev.awaitscope.demos.starvation.StarvationDemo",
                    List.of("busy", "busy-cured", "pinned", "pinned-cured", "pool", "pool-cured"),
                    "Work that cannot start because all who could run it are busy, pinned or waiting for it"),
            new Demo("threadcost", "dev.awaitscope.demos.threadcost.ThreadCostDemo",
                    List.of("platform", "pooled", "virtual"), "What a thread costs to start, to switch to and to keep"),
            new Demo("deadlock", "dev.awaitscope.demos.deadlock.DeadlockDemo", List.of("wrong", "right"),
                    "Two threads take two locks in opposite order, and in the same"),
            new Demo("convoy", "dev.awaitscope.demos.convoy.ConvoyDemo", List.of("wrong", "right"),
                    "A lock held for a slow call, and the queue that follows it everywhere"),
            new Demo("philosophers", "dev.awaitscope.demos.philosophers.PhilosophersDemo",
                    List.of("wrong", "ordered", "waiter"),
                    "Five philosophers, five forks: a deadlock of a whole table and two ways out"),
            new Demo("servers", "dev.awaitscope.demos.servers.ServersStory",
                    List.of("blocking", "pool", "async", "virtual"),
                    "The same small web server run in four ways, asked by the same clients"));

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
            ALL.forEach(demo -> out.printf(Locale.ROOT, "%-12s %s%n%12s %s%n", demo.name(), demo.story(), "",
                    String.join(" ", demo.variants())));
        }
    }
}
