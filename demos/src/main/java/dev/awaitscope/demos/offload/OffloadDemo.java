package dev.awaitscope.demos.offload;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * An event loop has a beat to keep, and somebody calls a function on it that blocks. Who suffers?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.offload.OffloadDemo
 *     [--blocked 500ms] [--calls 2] [--variant all]
 *
 * a loop beats every 5.0 ms while 2 calls of 500.0 ms each are made
 * variant   answers        time  beats  longest pause
 * loop        42 42  1,013.0 ms      0     1,013.6 ms
 * executor    42 42    501.6 ms    100         7.8 ms
 * }</pre>
 *
 * <p>
 * All else on the loop suffers: a thread that sleeps in one handler runs no other, and two calls take twice the time.
 * Given to other threads the same two calls wait side by side, the loop goes on, and each answer comes back to it as
 * one more event.
 */
public final class OffloadDemo {
    static final Options OPTIONS = Options.of("offload", "variant", "all", "blocked", "500ms", "calls", "2");

    private OffloadDemo() {}

    public static void main(String[] args) throws Exception {
        // Vert.x would load the libraries of other transports merely to see whether it could, and the JVM warn of that
        System.setProperty("io.netty.transport.noNative", "true");
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, OffloadDemo::call);
    }

    private static void call(Options options, PrintStream out) throws Exception {
        List<Variant> variants = options.choices("variant", Variant.class);
        Duration blocked = options.duration("blocked");
        int calls = options.count("calls", 1, 1_000);
        out.printf(Locale.ROOT, "a loop beats every %s while %d calls of %s each are made%n",
                Table.millis(Heartbeat.intervalNanos()), calls, Table.millis(blocked.toNanos()));
        Table table = new Table("variant", "answers", "time", "beats", "longest pause");
        for (Variant variant : variants) {
            Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)
                    .setFileSystemOptions(
                            new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
            try {
                Outcome outcome = outcome(vertx, variant, blocked, calls).toCompletionStage()
                        .toCompletableFuture()
                        .get();
                table.row(Options.label(variant), outcome.answers(), Table.millis(outcome.nanos()), outcome.beats(),
                        Table.millis(outcome.longestPauseNanos()));
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().get();
            }
        }
        table.print(out);
    }

    private record Outcome(String answers, long nanos, long beats, long longestPauseNanos) {}

    /** Runs on the loop: starts the beats, makes the calls, looks at the beats when the last call has answered. */
    private static Future<Outcome> outcome(Vertx vertx, Variant variant, Duration blocked, int calls) {
        Promise<Outcome> promise = Promise.promise();
        vertx.runOnContext(_ -> {
            Heartbeat heartbeat = Heartbeat.start(vertx);
            long startNanos = System.nanoTime();
            List<Future<Integer>> answers = java.util.stream.IntStream.range(0, calls)
                    .mapToObj(_ -> answer(vertx, variant, blocked))
                    .toList();
            Future.all(answers)
                    .map(_ -> new Outcome(
                            answers.stream()
                                    .map(answer -> answer.result().toString())
                                    .collect(java.util.stream.Collectors.joining(" ")),
                            System.nanoTime() - startNanos,
                            heartbeat.beats(), heartbeat.longestNanos()))
                    .onComplete(promise);
        });
        return promise.future();
    }

    private static Future<Integer> answer(Vertx vertx, Variant variant, Duration blocked) {
        return switch (variant) {
            case LOOP -> Future.succeededFuture(blockingCall(blocked));
            case EXECUTOR -> vertx.executeBlocking(() -> blockingCall(blocked), false);
        };
    }

    private static int blockingCall(Duration blocked) {
        try {
            Thread.sleep(blocked);
            return 42;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
