package dev.awaitscope.demos.starvation;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Virtual threads are many and their carriers few. How many of them run when every carrier is taken? And how many tasks
 * of a pool, when all of them wait for one that stands behind them?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.starvation.StarvationDemo
 *     [--taken 300ms] [--workers 2] [--patience 2s] [--variant all]
 *
 * 2 carriers, taken for 300 ms; a pool of 2
 * variant       newcomer waited  tasks  answered        time
 * busy                 296.4 ms      -         -           -
 * busy-cured             0.1 ms      -         -           -
 * pinned               300.0 ms      -         -           -
 * pinned-cured           2.2 ms      -         -           -
 * pool                        -      2         0  2,001.1 ms
 * pool-cured                  -      2         2      0.4 ms
 * }</pre>
 *
 * <p>
 * None. A virtual thread gives its carrier back when it waits, and not before: while as many as there are carriers
 * compute, a newcomer that has nothing to do but to start waits for all of their time. The same work on platform
 * threads is interrupted by the operating system, and the newcomer starts at once. Sleeping gives the carrier back,
 * except with a frame on the stack that cannot be moved: here a class initializer.
 *
 * <p>
 * In the pool each worker waits for a task that no worker is left to run. No lock is involved and nothing is found by a
 * search for deadlocks; with one worker more, or one such task less, it works for years. The demo ends it after its
 * patience. A thread for each task has no such queue.
 *
 * <p>
 * The number of carriers is that of the cores, or {@code -Djdk.virtualThreadScheduler.parallelism}.
 */
public final class StarvationDemo {
    static final Options OPTIONS = Options.of("starvation", "variant", "all", "taken", "300ms", "workers", "2",
            "patience", "2s");

    private StarvationDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, StarvationDemo::starve);
    }

    private static void starve(Options options, PrintStream out) throws Exception {
        List<Variant> variants = options.choices("variant", Variant.class);
        Duration taken = options.duration("taken");
        Duration patience = options.duration("patience");
        int workers = options.count("workers", 1, 1_000);
        Carriers carriers = new Carriers(Carriers.count(), taken);
        out.printf(Locale.ROOT, "%d carriers, taken for %d ms; a pool of %d%n", Carriers.count(), taken.toMillis(),
                workers);
        Table table = new Table("variant", "newcomer waited", "tasks", "answered", "time");
        for (Variant variant : variants) {
            switch (variant) {
                case BUSY -> newcomer(table, variant, carriers.busy());
                case BUSY_CURED -> newcomer(table, variant, carriers.busyElsewhere());
                case PINNED -> newcomer(table, variant, carriers.pinned());
                case PINNED_CURED -> newcomer(table, variant, carriers.unpinned());
                case POOL -> pool(table, variant, workers, SelfWaitingPool.fixed(workers, patience));
                case POOL_CURED -> pool(table, variant, workers, SelfWaitingPool.virtual(workers, patience));
            }
        }
        table.print(out);
    }

    private static void newcomer(Table table, Variant variant, long waitedNanos) {
        table.row(Options.label(variant), Table.millis(waitedNanos), "-", "-", "-");
    }

    private static void pool(Table table, Variant variant, int tasks, SelfWaitingPool.Outcome outcome) {
        table.row(Options.label(variant), "-", tasks, outcome.finished(), Table.millis(outcome.nanos()));
    }
}
