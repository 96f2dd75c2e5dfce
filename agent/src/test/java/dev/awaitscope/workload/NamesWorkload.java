package dev.awaitscope.workload;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Three threads, {@code worker-1}, {@code worker-2} and {@code helper}, each of which waits for a latch and a queue. */
public final class NamesWorkload {
    private NamesWorkload() {}

    /** Takes no argument. */
    public static void main(String[] args) throws InterruptedException {
        for (String name : List.of("worker-1", "worker-2", "helper")) {
            Thread thread = new Thread(NamesWorkload::waitTwice, name);
            thread.start();
            thread.join();
            System.out.println(name);
        }
    }

    private static void waitTwice() {
        try {
            if (new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)
                    || new LinkedBlockingQueue<String>().poll(20, TimeUnit.MILLISECONDS) != null) {
                throw new IllegalStateException("nothing should have come");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
