package dev.awaitscope.demos.philosophers;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.StuckThreads;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * TODO
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
            out.printf("%-8s %,d of %,d meals, %s%n", Options.label(variant), table.eaten(), DiningTable.SEATS * meals,
                    ended ? "all are fed" : "none will follow:");
            if (!ended) {
                StuckThreads.describe(philosophers).forEach(line -> out.println("         " + line));
            }
            out.flush();
        }
    }
}
