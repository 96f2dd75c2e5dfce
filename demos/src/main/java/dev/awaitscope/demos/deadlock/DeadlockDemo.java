package dev.awaitscope.demos.deadlock;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.StuckThreads;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Two threads send money to and fro between two accounts, and each transfer locks both. In which order?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.deadlock.DeadlockDemo
 *     [--locks reentrant|synchronized] [--transfers 10000] [--patience 2s] [--variant all]
 *
 * wrong  0 of 20,000 transfers, none will follow:
 *        one-to-two waits for java.util.concurrent.locks.ReentrantLock$NonfairSync, which two-to-one holds
 *        two-to-one waits for java.util.concurrent.locks.ReentrantLock$NonfairSync, which one-to-two holds
 * right  20,000 of 20,000 transfers, all done, no money lost or made: true
 * }</pre>
 *
 * <p>
 * Locked in the order of the payment, two payments in opposite directions can each hold what the other needs. How long
 * that takes to happen is a matter of luck; the demo helps it along, so that it happens at once. Locked in the order of
 * the account numbers it cannot happen.
 *
 * <p>
 * The wrong variant is given up after the patience; {@code --patience 0s} waits for ever, as a program would.
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
            out.printf(Locale.ROOT, "%-6s %,d of %,d transfers, %s%n", Options.label(variant), bank.done(),
                    2 * transfers,
                    ended ? "all done, no money lost or made: " + (bank.money() == Bank.MONEY) : "none will follow:");
            if (!ended) {
                StuckThreads.describe(threads).forEach(line -> out.println("       " + line));
            }
            out.flush();
        }
    }
}
