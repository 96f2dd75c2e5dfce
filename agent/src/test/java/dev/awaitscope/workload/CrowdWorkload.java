package dev.awaitscope.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A thousand threads that do nothing but wait, over and over, when the program exits. */
public final class CrowdWorkload {
    private static final int THREADS = 1000;
    /** Shorter ones would leave nothing of the machine to the end of the JVM. */
    private static final long PAUSE_NANOS = 20_000_000;

    private CrowdWorkload() {}

    /**
     * Exits with 3.
     *
     * @param args
     *            platform or virtual
     */
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            Thread thread = Virtual.thread(args[0], "crowd-" + i, () -> {
                LockSupport.parkNanos(1000);
                waiting.countDown();
                while (true) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        waiting.await();
        System.out.println("all wait");
        System.exit(3);
    }
}
