package dev.awaitscope.workload;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;

/** Ends while a worker of a fork/join pool has nothing to do. */
public final class IdleWorkload {
    private IdleWorkload() {}

    /** Prints the worker's name. */
    public static void main(String[] args) throws ExecutionException, InterruptedException {
        ForkJoinPool pool = new ForkJoinPool(1);
        Thread worker = pool.submit(Thread::currentThread).get();
        while (worker.getState() != Thread.State.WAITING && worker.getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(100_000);
        }
        System.out.println(worker.getName());
        System.exit(0);
    }
}
