package dev.awaitscope.workload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Asynchronous tasks of {@code CompletableFuture} where the common pool has one thread at most. */
public final class ThreadPerTaskWorkload {
    /** How many tasks. */
    public static final int TASKS = 5;

    private ThreadPerTaskWorkload() {}

    /** Prints how many threads the common pool may have, and what the tasks returned. */
    public static void main(String[] args) {
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "1");
        System.out.println("parallelism " + ForkJoinPool.getCommonPoolParallelism());
        int sum = 0;
        for (int i = 0; i < TASKS - 2; i++) {
            int number = i;
            sum += CompletableFuture.supplyAsync(() -> number).join();
        }
        CompletableFuture.runAsync(Thread::yield).join();
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> dependent = source.thenApplyAsync(value -> value + 1);
        source.complete(1);
        System.out.println("sum " + (sum + dependent.join()));
    }
}
