package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Virtual threads that compute for about a second together, in stretches of a millisecond with yields and parks between. */
public final class CarriersWorkload {
    private static final int THREADS = 8;
    private static final int STRETCHES = 120;
    private static final long STRETCH_NANOS = 1_000_000;

    private CarriersWorkload() {}

    /** Prints nothing. */
    @SuppressWarnings("ThreadPriorityCheck")
    public static void main(String[] args) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Virtual.thread("virtual", "busy-" + i, () -> {
                for (int stretch = 0; stretch < STRETCHES; stretch++) {
                    long end = System.nanoTime() + STRETCH_NANOS;
                    while (System.nanoTime() - end < 0) {
                        Thread.onSpinWait();
                    }
                    if (stretch % 2 == 0) {
                        Thread.yield();
                    } else {
                        LockSupport.parkNanos(STRETCH_NANOS);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
