package dev.awaitscope.workload;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;

/**
 * What a future, a stage, a failure and a stream cost, in CPU time of the thread: to be run without the agent, with it,
 * and with its groups {@code futures.sites} and {@code pipelines}, and compared. No test: its times are for a quiet machine.
 */
public final class FutureCostWorkload {
    private static final int ROUNDS = 7;
    private static final List<Integer> NUMBERS = List.of(1, 2, 3);

    private static volatile Object sink = "";

    private FutureCostWorkload() {}

    /** Prints nanoseconds per operation, the best of some rounds. */
    public static void main(String[] args) {
        print("future completed and asked", 200_000, i -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            future.complete(i);
            sink = future.join();
        });
        print("future with one stage", 200_000, i -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            CompletableFuture<Integer> stage = future.thenApply(value -> value + 1);
            future.complete(i);
            sink = stage.join();
        });
        print("future failed and handled", 20_000, i -> {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            future.completeExceptionally(new IllegalStateException());
            sink = future.exceptionally(failure -> i).join();
        });
        print("task run and asked", 200_000, i -> {
            FutureTask<Integer> task = new FutureTask<>(() -> i);
            task.run();
            try {
                sink = task.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
        print("stream of two operations", 100_000, i -> sink = NUMBERS.stream()
                .map(n -> n + i)
                .filter(n -> n > 0)
                .count());
    }

    private static void print(String name, int count, IntConsumer operation) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                operation.accept(i);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println(name + ": " + best / count + " ns");
    }
}
