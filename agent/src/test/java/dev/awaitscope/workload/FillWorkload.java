package dev.awaitscope.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Fills a disk until there is no room, while two threads hand things to each other. */
public final class FillWorkload {
    /** As long as JFR needs to find out that its disk is full, and longer. */
    private static final int AFTERWARDS_SECONDS = 3;

    private FillWorkload() {}

    /**
     * Prints that the disk was full.
     *
     * @param args
     *            a folder on that disk; how many megabytes are written at once; milliseconds between that; whether it goes
     *            on trying where there is no room: true or false
     */
    public static void main(String[] args) throws Exception {
        SynchronousQueue<Integer> queue = new SynchronousQueue<>();
        Thread giver = daemon(() -> {
            while (true) {
                queue.put(1);
            }
        });
        Thread taker = daemon(() -> {
            while (true) {
                queue.take();
            }
        });
        giver.start();
        taker.start();
        // Long enough for tracing to have looked at the disk once.
        TimeUnit.SECONDS.sleep(1);
        byte[] part = new byte[Integer.parseInt(args[1]) << 20];
        try (OutputStream out = Files.newOutputStream(Path.of(args[0]).resolve("filler"))) {
            fill(out, part, Long.parseLong(args[2]));
            System.out.println("full");
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(AFTERWARDS_SECONDS);
            while (Boolean.parseBoolean(args[3]) && System.nanoTime() - endNanos < 0) {
                fill(out, new byte[1 << 12], 0);
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.NANOSECONDS.sleep(endNanos - System.nanoTime());
        }
        System.out.println("end");
    }

    private static void fill(OutputStream out, byte[] part, long pauseMillis) throws InterruptedException {
        try {
            while (true) {
                out.write(part);
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            }
        } catch (IOException full) {
            Thread.onSpinWait();
        }
    }

    private interface Action {
        void run() throws InterruptedException;
    }

    private static Thread daemon(Action action) {
        Thread thread = new Thread(() -> {
            try {
                action.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        return thread;
    }
}
