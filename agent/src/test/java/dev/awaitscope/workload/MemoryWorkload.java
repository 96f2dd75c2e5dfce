package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;

/** Fills the heap again and again, while two threads hand things to each other, and lives on. */
public final class MemoryWorkload {
    private static final int PART = 1 << 16;
    private static volatile boolean over;

    private MemoryWorkload() {}

    /** Prints how often the memory was used up; the argument says how often that is to be. */
    public static void main(String[] args) throws InterruptedException {
        SynchronousQueue<Integer> queue = new SynchronousQueue<>();
        Thread giver = new Thread(() -> give(queue), "giver");
        Thread taker = new Thread(() -> take(queue), "taker");
        giver.start();
        taker.start();
        int caught = 0;
        for (int i = Integer.parseInt(args[0]); i > 0; i--) {
            caught += fill();
        }
        over = true;
        giver.interrupt();
        taker.interrupt();
        giver.join();
        taker.join();
        System.out.println("used up " + caught);
    }

    private static int fill() {
        List<byte[]> all = new ArrayList<>(1 << 12);
        try {
            while (true) {
                all.add(new byte[PART]);
            }
        } catch (OutOfMemoryError e) {
            return 1;
        }
    }

    private static void give(SynchronousQueue<Integer> queue) {
        while (!over) {
            try {
                queue.put(1);
            } catch (InterruptedException | OutOfMemoryError e) {
                Thread.onSpinWait();
            }
        }
    }

    private static void take(SynchronousQueue<Integer> queue) {
        while (!over) {
            try {
                queue.take();
            } catch (InterruptedException | OutOfMemoryError e) {
                Thread.onSpinWait();
            }
        }
    }
}
