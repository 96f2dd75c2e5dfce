package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ten tasks, the last of which fails, in each kind of executor that there is on this JDK. */
public final class TasksWorkload {
    /** How many tasks each executor gets. */
    public static final int TASKS = 10;
    /** The delay of scheduled tasks. */
    public static final int DELAY_MILLIS = 40;
    private static final int RUN_MILLIS = 5;

    private TasksWorkload() {}

    /** Prints the executors in order, each with what its tasks returned. */
    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        print("ThreadPoolExecutor", submit(pool));
        end(pool);

        ForkJoinPool forkJoin = new ForkJoinPool(2);
        print("ForkJoinPool", submit(forkJoin));
        // One task is submitted, it forks others.
        System.out.println("fibonacci " + forkJoin.submit(new Fibonacci(12)).get());
        end(forkJoin);

        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
        List<Future<Integer>> scheduled = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            scheduled.add(scheduler.schedule(task(i), DELAY_MILLIS, TimeUnit.MILLISECONDS));
        }
        print("ScheduledThreadPoolExecutor", scheduled);
        end(scheduler);

        ExecutorService asynchronous = Executors.newSingleThreadExecutor();
        CompletableFuture<Integer> stages = CompletableFuture.supplyAsync(() -> 1, asynchronous)
                .thenApplyAsync(value -> value + 1, asynchronous);
        System.out.println("stages " + stages.get());
        end(asynchronous);

        if (Virtual.areHere()) {
            ExecutorService perTask = Virtual.executorPerTask();
            print("ThreadPerTaskExecutor", submit(perTask));
            end(perTask);
        }
    }

    private static List<Future<Integer>> submit(ExecutorService executor) {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            futures.add(executor.submit(task(i)));
        }
        return futures;
    }

    private static Callable<Integer> task(int number) {
        return () -> {
            TimeUnit.MILLISECONDS.sleep(RUN_MILLIS);
            if (number == TASKS - 1) {
                throw new UnsupportedOperationException("the last one fails");
            }
            return number;
        };
    }

    private static void print(String executor, List<Future<Integer>> futures) throws InterruptedException {
        int sum = 0;
        int failed = 0;
        for (Future<Integer> future : futures) {
            try {
                sum += future.get();
            } catch (ExecutionException e) {
                failed++;
            }
        }
        System.out.println(executor + " " + sum + ", failed: " + failed);
    }

    private static void end(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("tasks are left");
        }
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
}
