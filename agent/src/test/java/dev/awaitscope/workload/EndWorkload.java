package dev.awaitscope.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits once, in {@code main}, for a latch, and then ends in the way that the argument says. */
public final class EndWorkload {
    private EndWorkload() {}

    /** Argument: normal, exit, throw or hang. */
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Thread other = new Thread(() -> sleepAnd(latch::countDown), "other");
        other.start();
        latch.await();
        other.join();
        System.out.println("waited");
        switch (args[0]) {
            case "normal" -> System.out.println("normal end");
            case "exit" -> System.exit(3);
            case "throw" -> throw new IllegalStateException("thrown by main");
            default -> new CountDownLatch(1).await();
        }
    }

    private static void sleepAnd(Runnable action) {
        try {
            TimeUnit.MILLISECONDS.sleep(30);
            action.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
