package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Pairs of threads hand a turn to each other, each waiting for its own by {@code park}, and every call of {@code park} is
 * counted.
 */
public final class HandOverWorkload {
    private static final LongAdder PARKS = new LongAdder();

    private HandOverWorkload() {}

    private static final class Pair {
        final Thread[] threads = new Thread[2];
        volatile int turn;

        void run(int own, int switches) {
            int parks = 0;
            for (int i = 0; i < switches; i++) {
                while (turn != own) {
                    LockSupport.park(this);
                    parks++;
                }
                turn = 1 - own;
                LockSupport.unpark(threads[1 - own]);
            }
            PARKS.add(parks);
        }
    }

    /**
     * Prints the number of calls of park.
     *
     * @param args
     *            platform or virtual; the number of threads; how often each has its turn
     */
    public static void main(String[] args) throws InterruptedException {
        int switches = Integer.parseInt(args[2]);
        List<Thread> threads = new ArrayList<>();
        for (int i = Integer.parseInt(args[1]) / 2; i > 0; i--) {
            Pair pair = new Pair();
            for (int own = 0; own < 2; own++) {
                int number = own;
                pair.threads[own] = Virtual.thread(args[0], "turn-" + i + "-" + own, () -> pair.run(number, switches));
                threads.add(pair.threads[own]);
            }
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("waits " + PARKS.sum());
    }
}
