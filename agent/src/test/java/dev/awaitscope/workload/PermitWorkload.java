package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Threads that give a permit to themselves and park, as fast as they can: each time a wait that is over at once. */
public final class PermitWorkload {
    private static final LongAdder PARKS = new LongAdder();
    private static volatile boolean over;

    private PermitWorkload() {}

    /**
     * Prints the number of calls of park, unless it exits before they end.
     *
     * @param args
     *            platform or virtual; the number of threads; for how many milliseconds; quiet or exit
     */
    public static void main(String[] args) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = Integer.parseInt(args[1]); i > 0; i--) {
            threads.add(Virtual.thread(args[0], "permit-" + i, PermitWorkload::run));
        }
        threads.forEach(Thread::start);
        TimeUnit.MILLISECONDS.sleep(Long.parseLong(args[2]));
        if (args[3].equals("exit")) {
            System.exit(0);
        }
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("waits " + PARKS.sum());
    }

    private static void run() {
        Thread self = Thread.currentThread();
        long parks = 0;
        while (!over) {
            LockSupport.unpark(self);
            LockSupport.park(PermitWorkload.class);
            parks++;
        }
        PARKS.add(parks);
    }
}
