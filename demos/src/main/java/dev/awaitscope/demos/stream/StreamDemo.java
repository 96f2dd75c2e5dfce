package dev.awaitscope.demos.stream;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * What {@code async for} and {@code async with} do elsewhere: items that take a while to come, and a resource that
 * takes a while to open and to close. Who decides when the next item comes, and who closes when it ends badly?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.stream.StreamDemo
 *     [--items 6] [--wait 50ms] [--variant all]
 *
 * 6 items, 50.0 ms for each to come and twice that to read it
 * variant                       steps  longest queue        time
 * completed    open 1 2 3 4 5 6 close              1  1,064.4 ms
 * failed     open 1 2 3 failure close              1    605.5 ms
 * cancelled   open 1 2 3 cancel close              1    553.1 ms
 * unbounded    open 1 2 3 4 5 6 close              3    753.0 ms
 * }</pre>
 *
 * <p>
 * Java's word for it is {@link java.util.concurrent.Flow}: a reader asks for as many items as it can take, and the
 * source sends no more. A reader that asks for one at a time has at most one in front of it. One that asks for
 * everything is done sooner, since items come while it reads, and pays with a queue that grows for as long as the
 * source is faster: 3 of 6 here, half of a million elsewhere.
 *
 * <p>
 * The resource is closed in each case because closing hangs on the end of the iteration, whichever end it is. All of it
 * runs on one thread.
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
        out.printf(Locale.ROOT, "%d items, %s for each to come and twice that to read it%n", items,
                Table.millis(wait.toNanos()));
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
