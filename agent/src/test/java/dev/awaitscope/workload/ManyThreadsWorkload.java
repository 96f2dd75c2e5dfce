package dev.awaitscope.workload;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** Many virtual threads at once, of which a hundred may sleep for a millisecond at a time. */
public final class ManyThreadsWorkload {
    private static final int PERMITS = 100;

    private ManyThreadsWorkload() {}

    /**
     * Prints how many have ended.
     *
     * @param args
     *            how many
     */
    public static void main(String[] args) throws InterruptedException {
        int threads = Integer.parseInt(args[0]);
        Semaphore permits = new Semaphore(PERMITS);
        Semaphore ended = new Semaphore(0);
        ExecutorService executor = Virtual.executorPerTask();
        for (int i = 0; i < threads; i++) {
            executor.execute(() -> {
                permits.acquireUninterruptibly();
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                } finally {
                    permits.release();
                    ended.release();
                }
            });
        }
        executor.shutdown();
        ended.acquire(threads);
        System.out.println(threads + " ended");
    }
}
