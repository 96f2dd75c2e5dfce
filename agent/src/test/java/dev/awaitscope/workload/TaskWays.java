package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Futures, fork/join tasks, executors and scopes. */
final class TaskWays {
    private TaskWays() {}

    private interface OnExecutor {
        void await(ExecutorService executor, Wait wait) throws Exception;
    }

    private interface OnFuture {
        void await(CompletableFuture<String> future, Wait wait) throws Exception;
    }

    static List<Way> all() {
        List<Way> ways = new ArrayList<>(futures());
        ways.addAll(forkJoin());
        ways.addAll(executors());
        return ways;
    }

    private static List<Way> futures() {
        return List.of(Way.byThread("FutureTask.get", Calls.RunTask::new),
                Way.byThread("CompletableFuture.join", () -> new Calls.Complete(new CompletableFuture<>())),
                Way.byThread("CompletableFuture.get", () -> completed((future, wait) -> future.get())),
                Way.byThread("CompletableFuture.get(time)",
                        () -> completed((future, wait) -> future.get(1, TimeUnit.MINUTES))),
                Way.byTimer("CompletableFuture.get(time), in vain", () -> {
                    CompletableFuture<String> future = new CompletableFuture<>();
                    return Script.alone("future", future.getClass(), wait -> {
                        try {
                            future.get(wait.lengthNanos, TimeUnit.NANOSECONDS);
                        } catch (TimeoutException expected) {
                            future.cancel(false);
                        }
                    });
                }), Way.byThread("CompletableFuture.allOf(..).join", () -> completed((future,
                        wait) -> CompletableFuture.allOf(future, CompletableFuture.completedFuture("")).join())));
    }

    private static Script completed(OnFuture await) {
        CompletableFuture<String> future = new CompletableFuture<>();
        return Script.of("future", future.getClass(), wait -> await.await(future, wait),
                wait -> future.complete("done"));
    }

    private static List<Way> forkJoin() {
        return List.of(Way.byThread("ForkJoinTask.join", () -> {
            ForkJoinTask<?> task = ForkJoinTask.adapt(() -> {});
            return Script.of("task-join", ForkJoinTask.class, wait -> task.join(), wait -> task.invoke());
        }), Way.byThread("ForkJoinTask.get(time)", () -> {
            ForkJoinTask<?> task = ForkJoinTask.adapt(() -> {});
            return Script.of("task-join", ForkJoinTask.class, wait -> task.get(1, TimeUnit.MINUTES),
                    wait -> task.invoke());
        }), Way.byThread("ForkJoinPool.invoke", () -> onExecutor("task-join", ForkJoinTask.class, pool(),
                (pool, wait) -> ((ForkJoinPool) pool).invoke(ForkJoinTask.adapt(task(wait))))),
                Way.byThread("ForkJoinPool.awaitTermination", () -> {
                    ForkJoinPool pool = pool();
                    return Script.of("executor", pool.getClass(), wait -> pool.awaitTermination(1, TimeUnit.MINUTES),
                            wait -> pool.shutdown());
                }));
    }

    private static ForkJoinPool pool() {
        return new ForkJoinPool(1, pool -> {
            ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
            thread.setName("worker " + System.identityHashCode(thread));
            return thread;
        }, null, false);
    }

    private static List<Way> executors() {
        return List.of(Way.byThread("ExecutorService.submit(..).get", () -> onExecutor("future",
                java.util.concurrent.FutureTask.class, threads(),
                (executor, wait) -> executor.submit(task(wait)).get())),
                Way.byThread("ExecutorService.invokeAll", () -> onExecutor("executor", ThreadPoolExecutor.class,
                        threads(), (executor, wait) -> executor.invokeAll(List.of(task(wait))))),
                Way.byThread("ExecutorService.invokeAny", () -> onExecutor("executor", ThreadPoolExecutor.class,
                        threads(), (executor, wait) -> executor.invokeAny(List.of(task(wait))))),
                Way.byThread("ForkJoinPool.invokeAll", () -> onExecutor("executor", ForkJoinPool.class, pool(),
                        (executor, wait) -> executor.invokeAll(List.of(task(wait))))),
                Way.byThread("ForkJoinPool.invokeAny", () -> onExecutor("executor", ForkJoinPool.class, pool(),
                        (executor, wait) -> executor.invokeAny(List.of(task(wait))))),
                Way.byThread("CompletionService.take", () -> onExecutor("queue", LinkedBlockingQueue.class, threads(),
                        (executor, wait) -> {
                            ExecutorCompletionService<String> service = new ExecutorCompletionService<>(executor);
                            service.submit(task(wait));
                            service.take();
                        })),
                Way.byThread("ExecutorService.awaitTermination", () -> {
                    ExecutorService executor = threads();
                    return Script.of("executor", ThreadPoolExecutor.class,
                            wait -> executor.awaitTermination(1, TimeUnit.MINUTES),
                            wait -> executor.shutdown());
                }), Way.byThread("ExecutorService.close", () -> onExecutor("executor",
                        ThreadPoolExecutor.class, threads(), (executor, wait) -> {
                            executor.execute(() -> call(task(wait)));
                            Newer.close(executor);
                        })).since(19),
                Way.byThread("invokeAll, a virtual thread per task", () -> onExecutor("executor",
                        Newer.perTaskExecutor(), Newer.executorPerTask(),
                        (executor, wait) -> executor.invokeAll(List.of(task(wait))))).since(21),
                Way.byThread("invokeAny, a virtual thread per task", () -> onExecutor("executor",
                        Newer.perTaskExecutor(), Newer.executorPerTask(),
                        (executor, wait) -> executor.invokeAny(List.of(task(wait))))).since(21),
                Way.byThread("close, a virtual thread per task", () -> onExecutor("executor",
                        Newer.perTaskExecutor(), Newer.executorPerTask(), (executor, wait) -> {
                            executor.execute(() -> call(task(wait)));
                            Newer.close(executor);
                        })).since(21),
                Way.byThread("StructuredTaskScope.join", () -> Script.of("scope", Newer.scope(),
                        wait -> Newer.joinScope(task(wait)), wait -> {})).since(25));
    }

    private static Script onExecutor(String kind, Class<?> blocker, ExecutorService executor, OnExecutor await) {
        return Script.of(kind, blocker, wait -> await.await(executor, wait), wait -> {})
                .closing(executor::shutdown);
    }

    /** One thread, with a name that no other thread has. */
    private static ExecutorService threads() {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), body -> {
            Thread thread = new Thread(body);
            thread.setName("worker " + System.identityHashCode(thread));
            return thread;
        });
    }

    /** What the executor's thread does is what ends the wait, so that this thread is the waker. */
    private static Callable<String> task(Wait wait) {
        return () -> {
            wait.waker = Thread.currentThread();
            wait.sleepUntilLost();
            wait.waking();
            return "done";
        };
    }

    private static void call(Callable<String> task) {
        try {
            task.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
