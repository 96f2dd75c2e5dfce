package dev.awaitscope.workload;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Futures of known stages: each on a future that the thread {@code completer} completes, and each with what it is about
 * in the class of its function. Then failures, some of which nobody looks at.
 */
public final class FuturesWorkload {
    /** How long the one thread of the executor is kept busy, so that asynchronous stages are delayed. */
    public static final int BUSY_MILLIS = 60;
    /** How long the function of {@link #slowStage} runs. */
    public static final int RUN_MILLIS = 40;

    private final ExecutorService executor = Executors.newSingleThreadExecutor(r -> new Thread(r, "executor"));

    private FuturesWorkload() {}

    /** Prints what the futures were completed with. */
    public static void main(String[] args) throws Exception {
        FuturesWorkload workload = new FuturesWorkload();
        workload.stages();
        workload.delayedStage();
        workload.slowStage();
        workload.lateStages();
        workload.failures();
        collect(collected());
        workload.executor.shutdown();
        if (!workload.executor.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("tasks are left");
        }
        System.out.println("done");
    }

    private static void complete(CompletableFuture<Integer> future, int value) throws InterruptedException {
        Thread completer = new Thread(() -> future.complete(value), "completer");
        completer.start();
        completer.join();
    }

    /** One of each kind of stage, in a chain that runs in the completing thread. */
    private void stages() throws Exception {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> other = new CompletableFuture<>();
        CompletableFuture<Void> end = source.thenApply(new Functions.Apply())
                .thenCombine(other, new Functions.Combine())
                .thenCompose(new Functions.Compose())
                .whenComplete(new Functions.WhenComplete())
                .handle(new Functions.Handle())
                .thenAccept(new Functions.Accept())
                .thenRun(new Functions.Run());
        other.complete(1);
        complete(source, 1);
        end.get();
        System.out.println("stages " + end.isDone());
    }

    /** A stage that has to wait for its executor's thread. */
    private void delayedStage() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> dependent = source.thenApplyAsync(new Functions.Delayed(), executor);
        executor.execute(() -> {
            busy.countDown();
            pause(BUSY_MILLIS);
        });
        busy.await();
        complete(source, 2);
        System.out.println("delayed " + dependent.get());
    }

    private void slowStage() throws Exception {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> dependent = source.thenApply(new Functions.Slow())
                .thenApply(new Functions.AfterSlow());
        complete(source, 3);
        System.out.println("slow " + dependent.get());
    }

    /** On futures that are complete already. */
    private void lateStages() throws Exception {
        CompletableFuture<Integer> source = CompletableFuture.completedFuture(4);
        System.out.println(
                "late " + source.thenApply(new Functions.LateApply()).handle(new Functions.LateHandle()).get());
        System.out.println("late " + source.thenApplyAsync(new Functions.LateAsync(), executor).get());
    }

    private void failures() throws Exception {
        looked(failed("looked at by join"));
        given(failed("given to a function"));
        handedOn(failed("handed on and looked at"));
        CompletableFuture<Integer> asked = failed("asked about");
        System.out.println("failed " + asked.isCompletedExceptionally());
        CompletableFuture.supplyAsync(() -> fail("lost in a stage"), executor).thenApply(new Functions.Apply());
        CompletableFuture.failedFuture(new IllegalStateException("lost from the beginning"));
        failed("lost").thenApply(new Functions.Apply()).thenAccept(new Functions.Accept());
        CompletableFuture<Integer> cancelled = new CompletableFuture<>();
        cancelled.cancel(false);

        FutureTask<Integer> seen = new FutureTask<>(() -> fail("task looked at"));
        executor.execute(seen);
        try {
            seen.get();
        } catch (ExecutionException e) {
            System.out.println(e.getCause().getMessage());
        }
        executor.submit(() -> fail("task lost"));
        executor.submit(() -> "a value that nobody asks for");
    }

    /** A failure that the garbage collector takes while the program goes on. */
    private static WeakReference<Throwable> collected() {
        Throwable failure = new IllegalStateException("lost and collected");
        new CompletableFuture<Integer>().completeExceptionally(failure);
        return new WeakReference<>(failure);
    }

    private static void collect(WeakReference<Throwable> failure) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (failure.get() != null && System.nanoTime() - deadline < 0) {
            System.gc();
        }
        System.out.println("collected " + (failure.get() == null));
    }

    private CompletableFuture<Integer> failed(String message) throws InterruptedException {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        Thread completer = new Thread(() -> future.completeExceptionally(new IllegalStateException(message)),
                "completer");
        completer.start();
        completer.join();
        return future;
    }

    private static int fail(String message) {
        throw new IllegalStateException(message);
    }

    private static void looked(CompletableFuture<Integer> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            System.out.println(e.getCause().getMessage());
        }
    }

    private static void given(CompletableFuture<Integer> future) {
        System.out.println(future.exceptionally(e -> 7).join());
    }

    private static void handedOn(CompletableFuture<Integer> future) {
        System.out.println(
                future.thenApply(new Functions.Apply()).handle((value, e) -> e.getCause().getMessage()).join());
    }

    static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
