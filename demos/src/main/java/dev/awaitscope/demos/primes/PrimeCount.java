package dev.awaitscope.demos.primes;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The primes of a range, counted in one of six ways.
 *
 * @param from
 *            first number
 * @param to
 *            the number after the last
 * @param workers
 *            threads of the pool
 */
record PrimeCount(int from, int to, int workers, PrimeTest test) {

    /** The number of primes, or empty when it was never asked for. */
    OptionalLong run(Variant variant) throws InterruptedException, ExecutionException {
        return switch (variant) {
            case LAZY -> lazy();
            case SEQUENTIAL -> OptionalLong.of(numbers().filter(test::isPrime).count());
            case POOL -> OptionalLong
                    .of(tasks(Executors.newFixedThreadPool(workers, Thread.ofPlatform().name("worker-", 1).factory())));
            case VIRTUAL -> OptionalLong
                    .of(tasks(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("number-", from).factory())));
            case PARALLEL -> OptionalLong.of(numbers().parallel().filter(test::isPrime).count());
            case ASYNC -> OptionalLong.of(async());
        };
    }

    /** The wrong benchmark: a stream without a terminal operation is a plan, and making a plan is quick. */
    @SuppressWarnings({"ReturnValueIgnored", "CheckReturnValue"}) // the mistake this method is about
    private OptionalLong lazy() {
        numbers().filter(test::isPrime);
        return OptionalLong.empty();
    }

    private long tasks(ExecutorService executor) throws InterruptedException, ExecutionException {
        try (executor) {
            List<Callable<Boolean>> tasks = numbers().<Callable<Boolean>>mapToObj(number -> () -> test.isPrime(number))
                    .toList();
            long primes = 0;
            for (Future<Boolean> answer : executor.invokeAll(tasks)) {
                primes += answer.get() ? 1 : 0;
            }
            return primes;
        }
    }

    private long async() {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        numbers().forEach(number -> answers.add(CompletableFuture.supplyAsync(() -> test.isPrime(number))));
        return answers.stream().filter(CompletableFuture::join).count();
    }

    private IntStream numbers() {
        return IntStream.range(from, to);
    }
}
