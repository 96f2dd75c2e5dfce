package dev.awaitscope.demos.unawaited;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.time.Duration;

/**
 * TODO
 */
public final class UnawaitedDemo {
    static final Options OPTIONS = Options.of("unawaited", "variant", "all", "work", "200ms");

    private UnawaitedDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, (options, _) -> {
            Duration work = options.duration("work");
            Table table = new Table("variant", "started", "finished", "failed", "failures seen");
            for (Variant variant : options.choices("variant", Variant.class)) {
                Orders orders = new Orders(work);
                switch (variant) {
                    case FORGOTTEN -> orders.forget();
                    case FAILED -> orders.fail();
                    case NEVER -> orders.hope();
                    case AWAITED -> orders.await();
                }
                table.row(Options.label(variant), orders.started(), orders.finished(), orders.failed(),
                        orders.failuresSeen());
            }
            table.print(out);
        });
    }
}
