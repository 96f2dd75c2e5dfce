package dev.awaitscope.workload;

import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Programs that are built around one bottleneck each. They print what it cost, by their own clock. */
public final class BottleneckWorkload {
    private static final int SLOW_MILLIS = 20;
    private static final int ROUNDS = 12;

    private final List<Thread> threads = new ArrayList<>();

    private BottleneckWorkload() {}

    public static void main(String[] args) throws Exception {
        BottleneckWorkload workload = new BottleneckWorkload();
        switch (args[0]) {
            case "lock" -> workload.lock();
            case "stage" -> workload.stage();
            case "pool" -> workload.pool();
            case "carriers" -> workload.carriers();
            case "loop" -> workload.loop();
            case "chain" -> workload.chain();
            case "forgotten" -> workload.forgotten();
            default -> throw new IllegalArgumentException(args[0]);
        }
        workload.join();
        Timings.print();
    }

    private void start(String name, Body body) {
        start(new Thread(body, name));
    }

    private void start(Thread thread) {
        threads.add(thread);
        thread.start();
    }

    private void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Four threads, one lock, and whoever has it does something slow. */
    private void lock() {
        ReentrantLock lock = new ReentrantLock();
        for (int i = 0; i < 4; i++) {
            start("writer-" + i, () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    Timings.waiting(() -> {
                        lock.lock();
                        return null;
                    });
                    try {
                        Timings.slow(SLOW_MILLIS);
                    } finally {
                        lock.unlock();
                    }
                    // Else the one that lets go has it again before the next one is awake.
                    handOver(lock);
                }
            });
        }
    }

    private static void handOver(ReentrantLock lock) {
        while (lock.hasQueuedThreads() && !lock.isLocked()) {
            Thread.onSpinWait();
        }
    }

    /** Three stages with short queues between them, of which the middle one is slow. */
    private void stage() {
        BlockingQueue<Integer> first = new ArrayBlockingQueue<>(1);
        BlockingQueue<Integer> second = new ArrayBlockingQueue<>(1);
        start("reader", () -> {
            for (int item = 0; item < 3 * ROUNDS; item++) {
                int number = item;
                Timings.waiting(() -> {
                    first.put(number);
                    return null;
                });
            }
        });
        start("slow-stage", () -> {
            for (int item = 0; item < 3 * ROUNDS; item++) {
                int taken = first.take();
                Timings.slow(SLOW_MILLIS);
                second.put(taken);
            }
        });
        start("writer", () -> {
            for (int item = 0; item < 3 * ROUNDS; item++) {
                Timings.waiting(() -> {
                    second.take();
                    return null;
                });
            }
        });
    }

    /** Six clients and two workers, whose tasks mostly wait. */
    private void pool() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CountDownLatch done = new CountDownLatch(6);
        for (int i = 0; i < 6; i++) {
            start("client-" + i, () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    Future<Thread> answer = pool.submit(() -> {
                        Timings.slow(SLOW_MILLIS);
                        return Thread.currentThread();
                    });
                    Timings.waiting(answer::get);
                }
                done.countDown();
            });
        }
        done.await();
        pool.shutdown();
    }

    /** Two virtual threads that compute on both carriers, and four that could go on meanwhile. */
    private void carriers() throws InterruptedException {
        // One each: those that wait for one latch wake each other.
        List<CountDownLatch> latches = new ArrayList<>();
        CountDownLatch taken = new CountDownLatch(2);
        for (int i = 0; i < 4; i++) {
            CountDownLatch parked = new CountDownLatch(1);
            latches.add(parked);
            start(Virtual.thread("virtual", "ready-" + i, (Body) () -> Timings.waiting(() -> {
                parked.await();
                return null;
            })));
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(600);
        for (int i = 0; i < 2; i++) {
            start(Virtual.thread("virtual", "taker-" + i, () -> {
                taken.countDown();
                Timings.compute(until);
            }));
        }
        taken.await();
        latches.forEach(CountDownLatch::countDown);
    }

    /** An event loop that waits within a handler, and three clients. */
    private void loop() throws Exception {
        Selector selector = Selector.open();
        Queue<CompletableFuture<Thread>> requests = new ConcurrentLinkedQueue<>();
        CountDownLatch clients = new CountDownLatch(3);
        start("loop", () -> {
            while (clients.getCount() > 0) {
                if (requests.isEmpty()) {
                    selector.select();
                } else {
                    selector.selectNow();
                }
                CompletableFuture<Thread> request = requests.poll();
                if (request != null) {
                    Timings.slow(SLOW_MILLIS);
                    request.complete(Thread.currentThread());
                }
            }
            selector.close();
        });
        for (int i = 0; i < 3; i++) {
            start("client-" + i, () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    CompletableFuture<Thread> request = new CompletableFuture<>();
                    requests.add(request);
                    selector.wakeup();
                    Timings.waiting(request::get);
                }
                clients.countDown();
                selector.wakeup();
            });
        }
    }

    /** The main thread waits for one that waits for one that waits for one that is slow. */
    private void chain() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        CompletableFuture<Void> future = new CompletableFuture<>();
        CountDownLatch latch = new CountDownLatch(1);
        start("third", () -> {
            lock.lock();
            try {
                Timings.slow(30L * SLOW_MILLIS);
            } finally {
                lock.unlock();
            }
        });
        while (!lock.isLocked()) {
            Thread.onSpinWait();
        }
        start("second", () -> {
            Timings.waiting(() -> {
                lock.lock();
                return null;
            });
            lock.unlock();
            future.complete(null);
        });
        start("first", () -> {
            Timings.waiting(() -> {
                future.get();
                return null;
            });
            latch.countDown();
        });
        Timings.waiting(() -> {
            latch.await();
            return null;
        });
        // Their ends are nothing to wait for.
        threads.clear();
    }

    /** Somebody waits for a future that nobody completes, up to the end of the program. */
    private void forgotten() throws InterruptedException {
        CompletableFuture<Integer> forgotten = new CompletableFuture<>();
        Thread waiter = new Thread((Body) forgotten::get, "waiter");
        waiter.setDaemon(true);
        waiter.start();
        // The agent looks at waits that are a second old.
        Thread.sleep(2500);
    }

    /** What a thread does. */
    private interface Body extends Runnable {
        void call() throws Exception;

        @Override
        default void run() {
            try {
                call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
