package dev.awaitscope.demos.stream;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * TODO
 */
public final class StreamDemo {
    static final Options OPTIONS = Options.of("stream", "variant", "all", "items", "6", "wait", "50ms");

    private StreamDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, StreamDemo::iterate);
    }

    private static void iterate(Options options, PrintStream out) throws Exception {
        List<Variant> variants = options.choices("variant", Variant.class);
        int items = options.count("items", 2, 10_000);
        Duration wait = options.duration("wait");
        out.printf("%d items, %s for each to come and twice that to read it%n", items, Table.millis(wait.toNanos()));
        Table table = new Table("variant", "steps", "longest queue", "time");
        for (Variant variant : variants) {
            table.row(iterate(variant, items, wait));
        }
        table.print(out);
    }

    /**
     * Opens, iterates and closes, however the iteration ends: what {@code async with} and {@code async for} do in one
     * line each.
     */
    private static Object[] iterate(Variant variant, int items, Duration wait) throws Exception {
        List<String> steps = new ArrayList<>();
        long startNanos = System.nanoTime();
        try (Loop loop = new Loop()) {
            AsyncRange range = new AsyncRange(loop, wait, items, variant == Variant.FAILED ? items / 2 : items);
            SlowReader reader = new SlowReader(loop, wait.multipliedBy(2), variant == Variant.UNBOUNDED,
                    variant == Variant.CANCELLED ? items / 2 : Integer.MAX_VALUE, steps);
            CompletableFuture<Void> closed = AsyncResource.open(loop, wait, steps).thenCompose(resource -> {
                range.subscribe(reader);
                return reader.ended().handle((_, failure) -> failure == null).thenCompose(_ -> resource.close());
            });
            closed.get();
            return new Object[] {Options.label(variant), String.join(" ", steps), reader.longestQueue(),
                    Table.millis(System.nanoTime() - startNanos)};
        }
    }
}
