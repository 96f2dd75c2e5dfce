package dev.awaitscope.workload;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Tasks that fork others, by every way into a fork/join pool, each in a pool of its own; then work that uses the common
 * pool without submitting anything to it.
 */
public final class ForkJoinWorkload {
    /** Submitted or invoked tasks per pool, in the order of the pools. */
    public static final List<Integer> SUBMITTED = List.of(1, 1, 1, 1, 3, 1);
    /** Asynchronous stages without an executor. */
    public static final int ASYNCHRONOUS = 10;
    private static final int NUMBER = 16;
    private static final int FIBONACCI = 987;

    private ForkJoinWorkload() {}

    /** Prints what each way comes to. */
    public static void main(String[] args) throws Exception {
        in(pool -> pool.invoke(new Fibonacci(NUMBER)));
        in(pool -> pool.submit(new Fibonacci(NUMBER)).get());
        in(pool -> {
            Fibonacci task = new Fibonacci(NUMBER);
            pool.execute(task);
            return task.join();
        });
        in(pool -> pool.submit(() -> new Fibonacci(NUMBER).invoke()).get());
        in(pool -> {
            int sum = 0;
            for (Future<Integer> future : pool.invokeAll(
                    List.<Callable<Integer>>of(() -> 900, () -> 80, () -> new Fibonacci(6).fork().join() - 1))) {
                sum += future.get();
            }
            return sum;
        });
        in(pool -> {
            Halves halves = new Halves(1 << 10);
            pool.invoke(halves);
            return FIBONACCI + halves.left;
        });
        withoutSubmitting();
        asynchronous();
    }

    private interface Way {
        int compute(ForkJoinPool pool) throws InterruptedException, ExecutionException;
    }

    private static void in(Way way) throws InterruptedException, ExecutionException {
        ForkJoinPool pool = new ForkJoinPool(4);
        System.out.println(way.compute(pool) == FIBONACCI);
        pool.shutdown();
        if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("tasks are left");
        }
    }

    /** The calling thread does its part, and what the common pool's workers do has been forked, not submitted. */
    private static void withoutSubmitting() {
        System.out.println("invoked " + new Fibonacci(NUMBER).invoke());
        ForkJoinTask<Integer> forked = new Fibonacci(NUMBER).fork();
        System.out.println("forked " + forked.join());
        System.out.println("together " + ForkJoinTask.invokeAll(List.of(new Fibonacci(5), new Fibonacci(6))).size());
        System.out
                .println("parallel stream " + IntStream.range(0, 1_000_000).parallel().filter(i -> i % 3 == 0).count());
    }

    private static void asynchronous() {
        int sum = 0;
        for (int i = 0; i < ASYNCHRONOUS - 1; i++) {
            int number = i;
            sum += CompletableFuture.supplyAsync(() -> number).join();
        }
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> dependent = source.thenApplyAsync(value -> value + 1);
        source.complete(sum);
        System.out.println("asynchronous " + dependent.join());
    }

    private static final class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int number;

        Fibonacci(int number) {
            this.number = number;
        }

        @Override
        protected Integer compute() {
            if (number < 2) {
                return number;
            }
            Fibonacci left = new Fibonacci(number - 1);
            left.fork();
            return new Fibonacci(number - 2).compute() + left.join();
        }
    }

    /** Halves itself until there is nothing to halve. */
    private static final class Halves extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final int size;
        int left;

        Halves(int size) {
            this.size = size;
        }

        @Override
        protected void compute() {
            if (size > 1) {
                invokeAll(new Halves(size / 2), new Halves(size / 2));
            }
        }
    }
}
