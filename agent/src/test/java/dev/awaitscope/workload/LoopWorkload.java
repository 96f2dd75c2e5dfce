package dev.awaitscope.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread {@code loop} serves three pipes. For the first byte of the first it waits for a latch, which is counted down
 * once all other pipes have a byte. Then it works for some time without waiting, and then selects many times at once.
 */
public final class LoopWorkload {
    public static final int PIPES = 3;
    /** For so long the loop's thread waits for the latch, at least. */
    public static final int STALL_MILLIS = 50;
    /** For so long it works without a look at its selector. */
    public static final int BUSY_MILLIS = 30;
    /** How often it only looks. */
    public static final int LOOKS = 1000;

    private final CountDownLatch stall = new CountDownLatch(1);
    private final CountDownLatch served = new CountDownLatch(PIPES);

    private LoopWorkload() {}

    /** Prints how many bytes were read. */
    public static void main(String[] args) throws Exception {
        LoopWorkload workload = new LoopWorkload();
        Pipe[] pipes = new Pipe[PIPES];
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < PIPES; i++) {
                pipes[i] = Pipe.open();
                pipes[i].source().configureBlocking(false);
                pipes[i].source().register(selector, SelectionKey.OP_READ);
            }
            Thread loop = new Thread(() -> workload.loop(selector), "loop");
            loop.start();
            write(pipes[0]);
            awaitWaiting(loop);
            for (int i = 1; i < PIPES; i++) {
                write(pipes[i]);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS));
            workload.stall.countDown();
            loop.join();
        }
        for (Pipe pipe : pipes) {
            pipe.source().close();
            pipe.sink().close();
        }
    }

    private static void write(Pipe pipe) throws IOException {
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
    }

    /** Returns when the loop's thread waits for the latch, which is the only thing it ever waits for like that. */
    private static void awaitWaiting(Thread loop) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (loop.getState() != Thread.State.WAITING && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(200_000);
        }
    }

    private void loop(Selector selector) {
        try {
            while (served.getCount() > 0) {
                selector.select(key -> serve((Pipe.SourceChannel) key.channel()));
            }
            work();
            for (int i = 0; i < LOOKS; i++) {
                selector.selectNow();
            }
            System.out.println("served " + PIPES);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Pipe.SourceChannel channel) {
        try {
            channel.read(ByteBuffer.allocate(1));
            served.countDown();
            stall.await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void work() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS);
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
