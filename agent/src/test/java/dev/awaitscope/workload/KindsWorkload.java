package dev.awaitscope.workload;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The thread {@code waiter} waits once for each of the eleven kinds, each time woken by the thread {@code waker}. */
public final class KindsWorkload {
    private KindsWorkload() {}

    /**
     * Prints kind and blocker of each wait.
     *
     * @param args
     *            platform or virtual; the seed that says which class of blocker is used
     */
    public static void main(String[] args) throws InterruptedException {
        Random random = new Random(Long.parseLong(args[1]));
        Thread waiter = Virtual.thread(args[0], "waiter", () -> waitForAll(random));
        waiter.start();
        waiter.join();
    }

    private static void waitForAll(Random random) {
        try {
            for (String kind : Calls.KINDS) {
                Wait.Call call = Calls.draw(kind, random);
                Wait wait = new Wait(call, TimeUnit.MILLISECONDS.toNanos(30), "waker", "other",
                        random.nextBoolean());
                wait.run();
                System.out.println(kind + " " + call.blocker);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
