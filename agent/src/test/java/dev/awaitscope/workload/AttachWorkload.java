package dev.awaitscope.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits all the time in several ways, while agents come and go, until there is a file {@code stop}; a file {@code hold}
 * has one more thread wait until then.
 */
public final class AttachWorkload {
    private final SynchronousQueue<Integer> queue = new SynchronousQueue<>();
    private final LinkedBlockingQueue<Integer> held = new LinkedBlockingQueue<>();
    private final AtomicLong handed = new AtomicLong();
    private volatile boolean stopped;

    private AttachWorkload() {}

    public static void main(String[] args) throws Exception {
        new AttachWorkload().run(args[0]);
    }

    private void run(String kind) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            threads.add(start(kind, "giver-" + i, this::give));
            threads.add(start(kind, "taker-" + i, this::take));
        }
        threads.add(start(kind, "pool", this::submit));
        System.out.println("ready");
        awaitFile("hold");
        CountDownLatch holding = new CountDownLatch(1);
        Thread holder = start(kind, "holder", () -> {
            holding.countDown();
            held.take();
        });
        holding.await();
        while (holder.getState() != Thread.State.WAITING) {
            LockSupport.parkNanos(1_000_000);
        }
        System.out.println("holding");
        awaitFile("stop");
        held.put(1);
        holder.join();
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(handed.get() > 0 ? "done" : "did nothing");
    }

    private interface Body {
        void run() throws Exception;
    }

    private static Thread start(String kind, String name, Body body) throws Exception {
        Runnable runnable = () -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        Thread thread = Virtual.thread(kind, name, runnable);
        thread.start();
        return thread;
    }

    private void give() throws InterruptedException {
        while (!stopped) {
            if (queue.offer(1, 1, TimeUnit.MILLISECONDS)) {
                handed.incrementAndGet();
            }
            LockSupport.parkNanos(200_000);
        }
    }

    private void take() throws InterruptedException {
        while (!stopped) {
            queue.poll(1, TimeUnit.MILLISECONDS);
        }
    }

    private void submit() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        while (!stopped) {
            pool.submit(() -> LockSupport.parkNanos(100_000)).get();
        }
        pool.shutdown();
    }

    private static void awaitFile(String name) {
        while (!Files.exists(Path.of(name))) {
            LockSupport.parkNanos(20_000_000);
        }
    }
}
