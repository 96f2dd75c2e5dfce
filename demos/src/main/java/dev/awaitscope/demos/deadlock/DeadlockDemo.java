package dev.awaitscope.demos.deadlock;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.StuckThreads;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * TODO
 */
public final class DeadlockDemo {
    static final Options OPTIONS = Options.of("deadlock", "variant", "all", "locks", "reentrant", "transfers", "10000",
            "patience", "2s");

    private DeadlockDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, DeadlockDemo::transfer);
    }

    private static void transfer(Options options, PrintStream out) throws Exception {
        Locks locks = options.choice("locks", Locks.class);
        int transfers = options.count("transfers", 1, 100_000_000);
        Duration patience = options.duration("patience");
        for (Variant variant : options.choices("variant", Variant.class)) {
            Bank bank = new Bank(variant, locks, transfers);
            List<Thread> threads = bank.start();
            boolean ended = StuckThreads.ended(threads, patience);
            out.printf("%-6s %,d of %,d transfers, %s%n", Options.label(variant), bank.done(), 2 * transfers,
                    ended ? "all done, no money lost or made: " + (bank.money() == Bank.MONEY) : "none will follow:");
            if (!ended) {
                StuckThreads.describe(threads).forEach(line -> out.println("       " + line));
            }
            out.flush();
        }
    }
}
