package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many threads want one lock, which counts their waits. */
public final class LockRaceWorkload {
    private static final int CROWD = 500;

    /** Guarded by the lock. */
    private static int counter;

    private LockRaceWorkload() {}

    /**
     * Prints what the lock has counted.
     *
     * @param args
     *            platform or virtual; the number of threads; for how many milliseconds each takes the lock again and
     *            again, or 0 for once each: then they are started in crowds, and find the lock held
     */
    public static void main(String[] args) throws InterruptedException {
        CountedLock lock = new CountedLock();
        long nanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[2]));
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = Integer.parseInt(args[1]); i > 0; i--) {
            threads.add(Virtual.thread(args[0], "race-" + i, () -> {
                do {
                    lock.lock();
                    counter++;
                    lock.unlock();
                } while (System.nanoTime() - begin < nanos);
            }));
        }
        for (int i = 0; i < threads.size(); i += CROWD) {
            lock.lock();
            threads.subList(i, Math.min(threads.size(), i + CROWD)).forEach(Thread::start);
            lock.unlock();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        lock.print();
    }
}
