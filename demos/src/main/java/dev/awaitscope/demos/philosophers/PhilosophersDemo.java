package dev.awaitscope.demos.philosophers;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.StuckThreads;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Five philosophers at a round table with a fork between any two; to eat, one needs both neighbouring forks. Can they
 * all take the left one first?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.philosophers.PhilosophersDemo
 *     [--meals 2000] [--patience 2s] [--variant all]
 *
 * wrong    0 of 10,000 meals, none will follow:
 *          philosopher-1 waits for java.util.concurrent.locks.ReentrantLock$NonfairSync, which philosopher-2 holds
 *          philosopher-2 waits for java.util.concurrent.locks.ReentrantLock$NonfairSync, which philosopher-3 holds
 *          philosopher-3 waits for java.util.concurrent.locks.ReentrantLock$NonfairSync, which philosopher-4 holds
 *          philosopher-4 waits for java.util.concurrent.locks.ReentrantLock$NonfairSync, which philosopher-5 holds
 *          philosopher-5 waits for java.util.concurrent.locks.ReentrantLock$NonfairSync, which philosopher-1 holds
 * ordered  10,000 of 10,000 meals, all are fed
 * waiter   10,000 of 10,000 meals, all are fed
 * }</pre>
 *
 * <p>
 * Not when all are hungry at once, which the demo sees to. A circle of waits needs all five: number the forks and take
 * the smaller number first, and the last philosopher reaches the other way round; or let only four sit down, and one of
 * them finds both forks.
 */
public final class PhilosophersDemo {
    static final Options OPTIONS = Options.of("philosophers", "variant", "all", "meals", "2000", "patience", "2s");

    private PhilosophersDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, PhilosophersDemo::dine);
    }

    private static void dine(Options options, PrintStream out) throws Exception {
        int meals = options.count("meals", 1, 10_000_000);
        Duration patience = options.duration("patience");
        for (Variant variant : options.choices("variant", Variant.class)) {
            DiningTable table = new DiningTable(variant, meals);
            List<Thread> philosophers = table.start();
            boolean ended = StuckThreads.ended(philosophers, patience);
            out.printf(Locale.ROOT, "%-8s %,d of %,d meals, %s%n", Options.label(variant), table.eaten(),
                    DiningTable.SEATS * meals,
                    ended ? "all are fed" : "none will follow:");
            if (!ended) {
                StuckThreads.describe(philosophers).forEach(line -> out.println("         " + line));
            }
            out.flush();
        }
    }
}
