package dev.awaitscope.workload;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Calls hooks as often as it is told, in batches over three seconds, and prints the CPU time of the whole process. */
public final class CostWorkload {
    private static final int BATCHES = 10;
    private static final long BATCH_NANOS = 300_000_000;

    private CostWorkload() {}

    /** Arguments: how often to park, how many tasks, platform or virtual; each a multiple of ten. */
    public static void main(String[] args) throws Exception {
        int parks = Integer.parseInt(args[0]);
        int tasks = Integer.parseInt(args[1]);
        String kind = args[2];
        Thread thread = Virtual.thread(kind, "parking", () -> park(parks));
        thread.start();
        ExecutorService pool = Executors.newFixedThreadPool(1);
        for (int i = 0; i < tasks; i++) {
            pool.execute(() -> {});
        }
        pool.shutdown();
        thread.join();
        System.out.println(pool.awaitTermination(1, TimeUnit.MINUTES));
        System.out.println(ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(-1L));
    }

    private static void park(int times) {
        long begun = System.nanoTime();
        for (int batch = 1; batch <= BATCHES; batch++) {
            for (int i = 0; i < times / BATCHES; i++) {
                LockSupport.unpark(Thread.currentThread());
                LockSupport.park();
            }
            while (System.nanoTime() - begun < batch * BATCH_NANOS) {
                Thread.onSpinWait();
            }
        }
    }
}
