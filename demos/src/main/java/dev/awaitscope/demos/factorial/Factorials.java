package dev.awaitscope.demos.factorial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Factorials that wait before each multiplication, and a record of the threads that have multiplied. */
final class Factorials {
    private final Duration wait;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    Factorials(Duration wait) {
        this.wait = wait;
    }

    /** The factorial of each number, in their order. */
    List<Long> run(Variant variant, List<Integer> numbers) throws InterruptedException, ExecutionException {
        return switch (variant) {
            case SEQUENTIAL -> sequential(numbers);
            case THREADS ->
                tasks(Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("task-", 1).factory()), numbers);
            case ASYNC -> async(numbers);
            case VIRTUAL ->
                tasks(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 1).factory()), numbers);
        };
    }

    /** How many threads have multiplied. */
    int threads() {
        return threads.size();
    }

    private List<Long> sequential(List<Integer> numbers) throws InterruptedException {
        List<Long> results = new ArrayList<>();
        for (int number : numbers) {
            results.add(blocking(number));
        }
        return results;
    }

    private List<Long> tasks(ExecutorService executor, List<Integer> numbers)
            throws InterruptedException, ExecutionException {
        try (executor) {
            List<Future<Long>> futures = numbers.stream()
                    .map(number -> executor.submit(() -> blocking(number)))
                    .toList();
            List<Long> results = new ArrayList<>();
            for (Future<Long> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private List<Long> async(List<Integer> numbers) {
        try (ScheduledExecutorService loop = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("loop").factory())) {
            List<CompletableFuture<Long>> futures = numbers.stream().map(number -> step(loop, 1, 2, number)).toList();
            return futures.stream().map(CompletableFuture::join).toList();
        }
    }

    private long blocking(int number) throws InterruptedException {
        long product = 1;
        for (int factor = 2; factor <= number; factor++) {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            product = multiply(product, factor);
        }
        return product;
    }

    /** The rest of a factorial: waits without a thread, multiplies on the loop, goes on with the next factor. */
    private CompletableFuture<Long> step(ScheduledExecutorService loop, long product, int factor, int number) {
        if (factor > number) {
            return CompletableFuture.completedFuture(product);
        }
        CompletableFuture<Long> next = new CompletableFuture<>();
        var _ = loop.schedule(() -> next.complete(multiply(product, factor)), wait.toNanos(), TimeUnit.NANOSECONDS);
        return next.thenCompose(result -> step(loop, result, factor + 1, number));
    }

    private long multiply(long product, int factor) {
        threads.add(Thread.currentThread());
        return product * factor;
    }
}
