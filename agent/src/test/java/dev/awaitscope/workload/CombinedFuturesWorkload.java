package dev.awaitscope.workload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stages that depend on several futures, on a failure or on a time, each told by the class of its function. Futures are
 * completed by the threads {@code first} and then {@code second}, or by the JDK's timer.
 */
public final class CombinedFuturesWorkload {
    /** From the completion of the first future to that of the second, at least. */
    public static final int BETWEEN_MILLIS = 40;
    /** When the JDK's timer completes futures. */
    public static final int TIMEOUT_MILLIS = 30;

    private final ExecutorService executor = Executors.newSingleThreadExecutor(r -> new Thread(r, "executor"));

    private CombinedFuturesWorkload() {}

    /** Prints what the futures were completed with. */
    public static void main(String[] args) throws Exception {
        CombinedFuturesWorkload workload = new CombinedFuturesWorkload();
        workload.ofTwo();
        workload.ofSeveral();
        workload.ofFailures();
        workload.ofTimers();
        workload.executor.shutdown();
        if (!workload.executor.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("tasks are left");
        }
    }

    private static void by(String thread, Runnable body) throws InterruptedException {
        Thread completer = new Thread(body, thread);
        completer.start();
        completer.join();
    }

    private static void pause() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BETWEEN_MILLIS);
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** Those that need both run in the second thread, those that need either in the first. */
    private void ofTwo() throws InterruptedException {
        CompletableFuture<Integer> one = new CompletableFuture<>();
        CompletableFuture<Integer> two = new CompletableFuture<>();
        one.thenCombine(two, new Functions.Combine());
        one.thenAcceptBoth(two, new Functions.AcceptBoth());
        one.runAfterBoth(two, new Functions.RunBoth());
        one.applyToEither(two, new Functions.OfEither());
        one.acceptEither(two, new Functions.AcceptEither());
        one.runAfterEither(two, new Functions.RunEither());
        // Whoever runs a stage asynchronously helps with the others of its source: so this one has a source of its own.
        CompletableFuture<Integer> alone = new CompletableFuture<>();
        alone.thenApplyAsync(new Functions.Asynchronous(), executor);
        by("first", () -> {
            one.complete(1);
            alone.complete(1);
        });
        pause();
        by("second", () -> two.complete(2));
        System.out.println("two " + one.join() + two.join());
    }

    private void ofSeveral() throws InterruptedException {
        CompletableFuture<Integer> one = new CompletableFuture<>();
        CompletableFuture<Integer> two = new CompletableFuture<>();
        CompletableFuture<Integer> three = new CompletableFuture<>();
        CompletableFuture<Void> all = CompletableFuture.allOf(one, two, three).thenRun(new Functions.AfterAll());
        CompletableFuture<Integer> any = CompletableFuture.anyOf(one, two, three)
                .thenApply(Integer.class::cast)
                .thenApply(new Functions.AfterAny());
        by("first", () -> three.complete(3));
        by("middle", () -> one.complete(1));
        by("second", () -> two.complete(2));
        System.out.println("several " + all.isDone() + any.join());
    }

    private void ofFailures() throws InterruptedException {
        CompletableFuture<Integer> failed = new CompletableFuture<>();
        CompletableFuture<Integer> recovered = failed.exceptionally(new Functions.Recover());
        CompletableFuture<Integer> later = failed.exceptionallyCompose(new Functions.RecoverLater());
        CompletableFuture<Void> never = failed.thenRun(new Functions.Never());
        by("first", () -> failed.completeExceptionally(new IllegalStateException("expected")));
        System.out.println("failed " + recovered.join() + later.join() + never.isCompletedExceptionally());

        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> throwing = source.thenApply(new Functions.Throw());
        CompletableFuture<Integer> handled = throwing.handle(new Functions.AfterThrow());
        by("first", () -> source.complete(1));
        System.out.println("thrown " + handled.join());
        try {
            throwing.join();
        } catch (CompletionException e) {
            System.out.println(e.getCause().getMessage());
        }
    }

    private void ofTimers() {
        CompletableFuture<Integer> timed = new CompletableFuture<>();
        CompletableFuture<Integer> handled = timed.handle(new Functions.AfterTimeout());
        timed.orTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        System.out.println("timed out " + handled.join());
        CompletableFuture<Integer> given = new CompletableFuture<>();
        CompletableFuture<Integer> after = given.thenApply(new Functions.AfterDefault());
        given.completeOnTimeout(5, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        System.out.println("default " + after.join());
    }
}
