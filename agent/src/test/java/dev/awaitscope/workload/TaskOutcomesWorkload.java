package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One executor after the other, each with tasks of known number that end in a known way. */
public final class TaskOutcomesWorkload {
    private TaskOutcomesWorkload() {}

    /** Prints what the program sees of each executor, after its name. */
    public static void main(String[] args) throws Exception {
        done();
        failed();
        cancelled();
        rejected("aborted", new ThreadPoolExecutor.AbortPolicy());
        rejected("runByCaller", new ThreadPoolExecutor.CallerRunsPolicy());
        rejected("discarded", new ThreadPoolExecutor.DiscardPolicy());
        shutDown("shutDown", pool());
        shutDown("forkJoinShutDown", new ForkJoinPool(1));
        forkJoinFailed();
        invokedTogether("invokedTogether", pool());
        invokedTogether("forkJoinInvokedTogether", new ForkJoinPool(1));
        periodic();
        cancelledBeforeDue();
        overridden();
        cancelledWhileRunning();
        rejected("oldestDiscarded", new ThreadPoolExecutor.DiscardOldestPolicy());
        rejected("ownPolicy", (task, pool) -> System.out.println("refused by a policy of the program"));
        shutDownNow("shutDownNow", pool());
        shutDownNow("forkJoinShutDownNow", new ForkJoinPool(1));
        executeOverridden();
        executePassedBy();
        if (Virtual.areHere()) {
            perTask();
        }
    }

    private static ThreadPoolExecutor pool() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    private static void done() throws Exception {
        ThreadPoolExecutor pool = pool();
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            futures.add(pool.submit(() -> number));
        }
        System.out.println("done " + futures.get(0).get() + futures.get(1).get() + futures.get(2).get());
        end(pool);
    }

    /** One throws out of its executor's worker, one into its future. */
    private static void failed() throws Exception {
        CountDownLatch uncaught = new CountDownLatch(1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task);
                    thread.setUncaughtExceptionHandler((t, e) -> uncaught.countDown());
                    return thread;
                });
        pool.execute(() -> {
            throw new IllegalStateException("thrown out");
        });
        uncaught.await();
        System.out.println("failed " + outcome(pool.submit(fails())));
        end(pool);
    }

    private static Callable<Integer> fails() {
        return () -> {
            throw new UnsupportedOperationException("kept");
        };
    }

    /** Two that are cancelled while they are queued. */
    private static void cancelled() throws Exception {
        ThreadPoolExecutor pool = pool();
        CountDownLatch release = block(pool);
        Future<Integer> first = pool.submit(() -> 1);
        Future<Integer> second = pool.submit(() -> 2);
        System.out.println("cancelled " + first.cancel(true) + second.cancel(false));
        release.countDown();
        end(pool);
    }

    /** The pool's one thread is taken, its queue has one place: of three tasks, two find no place. */
    private static void rejected(String name, RejectedExecutionHandler policy) throws Exception {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1),
                policy);
        CountDownLatch release = block(pool);
        AtomicInteger ran = new AtomicInteger();
        int refused = 0;
        for (int i = 0; i < 3; i++) {
            try {
                pool.execute(ran::incrementAndGet);
            } catch (RejectedExecutionException e) {
                refused++;
            }
        }
        release.countDown();
        end(pool);
        System.out.println(name + " ran " + ran + ", refused " + refused);
    }

    private static void shutDown(String name, ExecutorService pool) throws Exception {
        System.out.println(name + " " + pool.submit(() -> 1).get());
        end(pool);
        try {
            pool.execute(() -> System.out.println("never"));
        } catch (RejectedExecutionException e) {
            System.out.println("refused");
        }
    }

    private static void forkJoinFailed() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(1);
        CountDownLatch release = block(pool);
        Future<Integer> cancelled = pool.submit(() -> 2);
        System.out.println("forkJoinFailed " + cancelled.cancel(false));
        Future<Integer> failed = pool.submit(fails());
        release.countDown();
        System.out.println(outcome(failed).equals("done"));
        end(pool);
    }

    private static void invokedTogether(String name, ExecutorService pool) throws Exception {
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> 2, fails());
        int sum = 0;
        for (Future<Integer> future : pool.invokeAll(tasks)) {
            sum += outcome(future).equals("done") ? future.get() : 10;
        }
        System.out.println(name + " " + sum);
        end(pool);
    }

    /** Runs three times, then throws. */
    private static void periodic() throws Exception {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
        AtomicInteger runs = new AtomicInteger();
        Future<?> task = pool.scheduleAtFixedRate(() -> {
            if (runs.incrementAndGet() == 3) {
                throw new IllegalStateException("enough");
            }
        }, 1, 1, TimeUnit.MILLISECONDS);
        System.out.println("periodic " + outcome(task) + runs);
        end(pool);
    }

    private static void cancelledBeforeDue() throws Exception {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
        pool.setRemoveOnCancelPolicy(true);
        System.out.println("cancelledBeforeDue " + pool.schedule(() -> 1, 1, TimeUnit.HOURS).cancel(false));
        end(pool);
    }

    /** A pool's subclass with its own hooks sees the very objects it was given, and finds them in its queue. */
    private static void overridden() throws Exception {
        List<Runnable> before = Collections.synchronizedList(new ArrayList<>());
        List<Runnable> after = Collections.synchronizedList(new ArrayList<>());
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                before.add(task);
            }

            @Override
            protected void afterExecute(Runnable task, Throwable failure) {
                after.add(task);
            }
        };
        CountDownLatch release = block(pool);
        Runnable first = () -> System.out.println("first");
        Runnable removed = () -> System.out.println("removed");
        pool.execute(first);
        pool.execute(removed);
        boolean same = pool.getQueue().contains(first) && pool.getQueue().peek() == first;
        System.out.println("overridden " + same + pool.remove(removed));
        release.countDown();
        end(pool);
        System.out
                .println(before.size() + " " + after.size() + " " + (before.get(1) == first) + (after.get(1) == first));
    }

    private static void cancelledWhileRunning() throws Exception {
        ThreadPoolExecutor pool = pool();
        CountDownLatch begun = new CountDownLatch(1);
        Future<Integer> running = pool.submit(() -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return 1;
        });
        begun.await();
        System.out.println("cancelledWhileRunning " + running.cancel(true) + outcome(running));
        end(pool);
    }

    /** Of four tasks one has begun, which is interrupted and returns; three are left and never run. */
    private static void shutDownNow(String name, ExecutorService pool) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        pool.execute(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        begun.await();
        for (int i = 0; i < 3; i++) {
            pool.execute(() -> System.out.println("never"));
        }
        System.out.println(name + " " + pool.shutdownNow().size());
        interrupted.await();
        end(pool);
    }

    /** A pool's subclass that gives its executor another object than it was given. */
    private static void executeOverridden() throws Exception {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            public void execute(Runnable task) {
                super.execute(new Named(task));
            }
        };
        for (int i = 0; i < 3; i++) {
            pool.execute(() -> System.out.println("named"));
        }
        end(pool);
    }

    /** A task of a class of the program's. */
    private record Named(Runnable task) implements Runnable {
        @Override
        public void run() {
            task.run();
        }
    }

    /** Puts two of three tasks into the queue by hand: nobody has submitted them, and they run. */
    private static void executePassedBy() throws Exception {
        ThreadPoolExecutor pool = pool();
        CountDownLatch release = block(pool);
        pool.getQueue().add(() -> System.out.println("by hand"));
        pool.getQueue().add(() -> System.out.println("by hand"));
        release.countDown();
        end(pool);
    }

    private static void perTask() throws Exception {
        ExecutorService perTask = Virtual.executorPerTask();
        System.out.println("perTask " + outcome(perTask.submit(() -> 1)) + outcome(perTask.submit(fails())));
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> cancelled = perTask.submit(() -> {
            begun.countDown();
            never.await();
            return 1;
        });
        begun.await();
        System.out.println(cancelled.cancel(true));
        CountDownLatch uncaught = new CountDownLatch(1);
        perTask.execute(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((t, e) -> uncaught.countDown());
            throw new IllegalStateException("thrown out");
        });
        uncaught.await();
        end(perTask);
        try {
            perTask.execute(() -> System.out.println("never"));
        } catch (RejectedExecutionException e) {
            System.out.println("refused");
        }
    }

    private static String outcome(Future<?> future) throws InterruptedException {
        try {
            future.get();
            return "done";
        } catch (CancellationException e) {
            return "cancelled";
        } catch (ExecutionException e) {
            return "failed";
        }
    }

    /** Keeps the executor's one thread until the latch is counted down. */
    private static CountDownLatch block(ExecutorService executor) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        executor.execute(() -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        return release;
    }

    private static void end(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("tasks are left");
        }
    }
}
