package dev.awaitscope.demos.unawaited;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.time.Duration;

/**
 * A future is an order for work. What happens when nobody waits for it?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.unawaited.UnawaitedDemo [--work 200ms] [--variant all]
 *
 * variant    started  finished  failed  failures seen
 * forgotten        1         0       0              0
 * failed           1         0       1              0
 * never            1         0       0              0
 * awaited          2         1       1              1
 * }</pre>
 *
 * <p>
 * Nothing, and nothing is said. Work that was forgotten goes on in a daemon thread and is cut off with the program. A
 * failure stays in its future: no thread dies of it, no line is printed. A future that nobody completes lets nothing
 * run that hangs on it, and nobody who would wait for it ever returns. Elsewhere a coroutine that was never awaited
 * warns when it is collected; {@link java.util.concurrent.CompletableFuture} does not.
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
