package dev.awaitscope.demos.starvation;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * TODO
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
        out.printf("%d carriers, taken for %d ms; a pool of %d%n", Carriers.count(), taken.toMillis(), workers);
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
