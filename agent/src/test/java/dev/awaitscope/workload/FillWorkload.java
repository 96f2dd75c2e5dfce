package dev.awaitscope.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Fills a disk, a few megabytes at a time, until there is no room, while two threads hand things to each other. */
public final class FillWorkload {
    private static final int PART = 1 << 20;

    private FillWorkload() {}

    /**
     * Prints that the disk was full.
     *
     * @param args
     *            a folder on that disk; milliseconds between two megabytes
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
        Path file = Path.of(args[0]).resolve("filler");
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[PART]);
                TimeUnit.MILLISECONDS.sleep(Long.parseLong(args[1]));
            }
        } catch (IOException full) {
            System.out.println("full");
        }
        // As long as JFR needs to find that out.
        TimeUnit.SECONDS.sleep(3);
        System.out.println("end");
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
