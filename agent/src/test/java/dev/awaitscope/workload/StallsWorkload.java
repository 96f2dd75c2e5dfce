package dev.awaitscope.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The thread {@code loop} serves three pipes. Each byte from the first has it wait for something else, one kind after the
 * other, while the other pipes get a byte each, which are ready when the loop comes back.
 */
public final class StallsWorkload {
    /** What the loop waits for, in this order. */
    public static final List<String> KINDS = List.of("latch", "lock", "semaphore", "future", "monitor", "object-wait",
            "sleep", "join");
    /** Pipes that get a byte while the loop waits. */
    public static final int OTHERS = 2;
    /** For so long it waits, at least. */
    public static final int STALL_MILLIS = 60;

    private final Object monitor = new Object();
    private final Object notified = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final Semaphore semaphore = new Semaphore(0);
    private final CountDownLatch latch = new CountDownLatch(1);
    private final CompletableFuture<Integer> future = new CompletableFuture<>();
    private final CountDownLatch helperMayEnd = new CountDownLatch(1);
    private final Thread helper = new Thread(this::help, "helper");
    private final Semaphore served = new Semaphore(0);
    private boolean told;

    private StallsWorkload() {}

    /** Prints what the loop has waited for. */
    public static void main(String[] args) throws Exception {
        StallsWorkload workload = new StallsWorkload();
        workload.helper.start();
        Pipe[] pipes = new Pipe[1 + OTHERS];
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < pipes.length; i++) {
                pipes[i] = Pipe.open();
                pipes[i].source().configureBlocking(false);
                pipes[i].source().register(selector, SelectionKey.OP_READ, i == 0);
            }
            Thread loop = new Thread(() -> workload.loop(selector), "loop");
            loop.start();
            for (String kind : KINDS) {
                workload.stall(kind, pipes, loop);
            }
            loop.join();
        }
        for (Pipe pipe : pipes) {
            pipe.source().close();
            pipe.sink().close();
        }
        System.out.println(KINDS);
    }

    private void stall(String kind, Pipe[] pipes, Thread loop) throws Exception {
        switch (kind) {
            case "monitor" -> {
                synchronized (monitor) {
                    meanwhile(pipes, loop);
                }
            }
            case "lock" -> {
                lock.lock();
                try {
                    meanwhile(pipes, loop);
                } finally {
                    lock.unlock();
                }
            }
            default -> {
                meanwhile(pipes, loop);
                end(kind);
            }
        }
        served.acquire(OTHERS);
    }

    /** The loop is sent to wait, and then there is work for it. */
    private static void meanwhile(Pipe[] pipes, Thread loop) throws IOException {
        write(pipes[0]);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!waits(loop) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(100_000);
        }
        for (int i = 1; i < pipes.length; i++) {
            write(pipes[i]);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS));
    }

    /** A thread that selects is running, for Java. */
    private static boolean waits(Thread loop) {
        return loop.getState() != Thread.State.RUNNABLE;
    }

    private static void write(Pipe pipe) throws IOException {
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
    }

    private void end(String kind) {
        switch (kind) {
            case "latch" -> latch.countDown();
            case "semaphore" -> semaphore.release();
            case "future" -> future.complete(1);
            case "join" -> helperMayEnd.countDown();
            case "object-wait" -> {
                synchronized (notified) {
                    told = true;
                    notified.notifyAll();
                }
            }
            case "sleep" -> {
                // Ends by itself.
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private void loop(Selector selector) {
        try {
            int next = 0;
            int bytes = 0;
            while (bytes < KINDS.size() * OTHERS) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    ((Pipe.SourceChannel) key.channel()).read(ByteBuffer.allocate(1));
                    if ((boolean) key.attachment()) {
                        await(KINDS.get(next++));
                    } else {
                        bytes++;
                        served.release();
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(String kind) throws InterruptedException {
        switch (kind) {
            case "latch" -> latch.await();
            case "semaphore" -> semaphore.acquire();
            case "future" -> future.join();
            case "join" -> helper.join();
            case "sleep" -> Thread.sleep(2 * STALL_MILLIS);
            case "monitor" -> {
                synchronized (monitor) {
                    told = false;
                }
            }
            case "lock" -> {
                lock.lock();
                lock.unlock();
            }
            case "object-wait" -> {
                synchronized (notified) {
                    while (!told) {
                        notified.wait();
                    }
                }
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private void help() {
        try {
            helperMayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
