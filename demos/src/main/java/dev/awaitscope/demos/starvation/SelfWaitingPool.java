package dev.awaitscope.demos.starvation;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Tasks that each submit one more task to their own executor and wait for it. */
final class SelfWaitingPool {
    private SelfWaitingPool() {}

    /**
     * What came of the tasks.
     *
     * @param finished
     *            tasks that got their answer
     * @param nanos
     *            until the last of them, or until the patience ended
     */
    record Outcome(long finished, long nanos) {}

    static Outcome fixed(int workers, Duration patience) throws InterruptedException {
        return run(Executors.newFixedThreadPool(workers, Thread.ofPlatform().name("worker-", 1).factory()), workers,
                patience);
    }

    static Outcome virtual(int tasks, Duration patience) throws InterruptedException {
        return run(Executors.newVirtualThreadPerTaskExecutor(), tasks, patience);
    }

    private static Outcome run(ExecutorService executor, int tasks, Duration patience) throws InterruptedException {
        CountDownLatch allRunning = new CountDownLatch(tasks);
        Callable<Integer> waiting = () -> {
            // The busy hour, made certain: nobody asks for help before every worker has a task that will
            allRunning.countDown();
            allRunning.await();
            return executor.submit(() -> 42).get();
        };
        try (executor) {
            long startNanos = System.nanoTime();
            List<Future<Integer>> answers = executor.invokeAll(Collections.nCopies(tasks, waiting), patience.toMillis(),
                    TimeUnit.MILLISECONDS);
            long nanos = System.nanoTime() - startNanos;
            return new Outcome(answers.stream().filter(answer -> answer.state() == Future.State.SUCCESS).count(),
                    nanos);
        }
    }
}
