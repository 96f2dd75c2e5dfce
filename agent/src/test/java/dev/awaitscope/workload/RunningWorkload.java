package dev.awaitscope.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One thread that only computes and one that computes and sleeps in turn; each prints how long it had a CPU and queued for one. */
public final class RunningWorkload {
    private static final long COMPUTE_NANOS = 600_000_000;
    private static final long STEP_NANOS = 10_000_000;
    private static final int STEPS = 40;

    private RunningWorkload() {}

    /** Runs both, one after the other, so that they do not share a core. */
    public static void main(String[] args) throws InterruptedException {
        for (Thread thread : List.of(new Thread(RunningWorkload::compute, "computes"),
                new Thread(RunningWorkload::mix, "mixes"))) {
            thread.start();
            thread.join();
        }
    }

    private static void compute() {
        computeUntil(COMPUTE_NANOS);
        report();
    }

    private static void mix() {
        for (int i = 1; i <= STEPS; i++) {
            computeUntil(i * STEP_NANOS);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        report();
    }

    private static void computeUntil(long cpuNanos) {
        long sum = 0;
        while (cpu() < cpuNanos) {
            for (int i = 0; i < 10_000; i++) {
                sum = sum * 31 + i;
            }
        }
        if (sum == 42) {
            System.out.println("unlikely");
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report() {
        System.out.println(Thread.currentThread().getName() + "\t" + cpu() + "\t" + queued());
    }

    /** The second number of the thread's scheduler statistics. */
    private static long queued() {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
