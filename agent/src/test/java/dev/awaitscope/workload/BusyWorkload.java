package dev.awaitscope.workload;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.IntStream;

/** Uses everything that has a hook, in many threads at once, and prints sums that must come out right. */
public final class BusyWorkload {
    private static final int THREADS = 6;
    private static final int ROUNDS = 200;

    private BusyWorkload() {}

    /** Prints one line per thing used. */
    public static void main(String[] args) throws Exception {
        List<ExecutorService> executors = new ArrayList<>(List.of(Executors.newFixedThreadPool(THREADS)));
        if (Virtual.areHere()) {
            executors.add(Virtual.executorPerTask());
        }
        for (ExecutorService executor : executors) {
            useAll(executor);
            executor.shutdown();
            System.out.println("terminated " + executor.awaitTermination(1, TimeUnit.MINUTES));
        }
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
        CountDownLatch ticks = new CountDownLatch(20);
        Future<?> periodic = scheduler.scheduleAtFixedRate(ticks::countDown, 0, 1, TimeUnit.MILLISECONDS);
        ticks.await();
        periodic.cancel(false);
        scheduler.shutdownNow();
        System.out.println("parallel " + IntStream.range(0, 100_000).parallel().filter(i -> i % 3 == 0).count());
        System.out.println("common " + CompletableFuture.supplyAsync(() -> 1, ForkJoinPool.commonPool()).get());
    }

    private static void useAll(ExecutorService executor) throws Exception {
        int[] counter = new int[1];
        locks(executor, counter, "ReentrantLock", new ReentrantLock(true));
        locks(executor, counter, "write lock", new ReentrantReadWriteLock().writeLock());
        locks(executor, counter, "stamped lock", new StampedLock().asWriteLock());
        Object monitor = new Object();
        all(executor, "monitor", () -> {
            synchronized (monitor) {
                stay(counter[0]++);
            }
        });
        System.out.println("counter " + counter[0]);
        Semaphore semaphore = new Semaphore(2);
        AtomicInteger entered = new AtomicInteger();
        all(executor, "semaphore", () -> {
            semaphore.acquire();
            stay(entered.getAndIncrement());
            semaphore.release();
        });
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        all(executor, "barrier", barrier::await);
        Phaser phaser = new Phaser(THREADS);
        all(executor, "phaser", phaser::arriveAndAwaitAdvance);
        Exchanger<String> exchanger = new Exchanger<>();
        // Nobody comes: those that are many may always find another one while they still spin.
        exchange(exchanger, 100);
        all(executor, "exchanger", () -> exchange(exchanger, 5));
        all(executor, "park", () -> LockSupport.parkNanos(1000));
        all(executor, "sleep", () -> TimeUnit.MICROSECONDS.sleep(10));
        queues(executor);
        all(executor, "future", () -> CompletableFuture.runAsync(() -> {}).get());
        all(executor, "join", () -> {
            Thread thread = new Thread(() -> {});
            thread.start();
            thread.join();
        });
        sockets(executor);
        selectors(executor);
    }

    /** Now and then so long that the others come and have to wait. */
    private static void stay(int number) {
        if (number % 50 == 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void locks(ExecutorService executor, int[] counter, String name, Lock lock) throws Exception {
        all(executor, name, () -> {
            lock.lock();
            try {
                stay(counter[0]++);
            } finally {
                lock.unlock();
            }
        });
    }

    /** With a limit: the last thread has nobody left to exchange with. */
    private static void exchange(Exchanger<String> exchanger, long millis) throws InterruptedException {
        try {
            exchanger.exchange("", millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException alone) {
            Thread.onSpinWait();
        }
    }

    private static void queues(ExecutorService executor) throws Exception {
        for (BlockingQueue<Integer> queue : List.<BlockingQueue<Integer>>of(new LinkedBlockingQueue<>(1),
                new ArrayBlockingQueue<>(1), new LinkedBlockingDeque<>(1), new PriorityBlockingQueue<>(),
                new SynchronousQueue<>(), new LinkedTransferQueue<>())) {
            Future<Integer> sum = executor.submit(() -> {
                int taken = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    taken += queue.take();
                }
                return taken;
            });
            for (int i = 0; i < ROUNDS; i++) {
                queue.put(i);
            }
            System.out.println(queue.getClass().getSimpleName() + " " + sum.get());
        }
        DelayQueue<Due> delays = new DelayQueue<>();
        delays.add(new Due(System.nanoTime() + 1_000_000));
        System.out.println("due " + (delays.take() != null));
    }

    private record Due(long nanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private static void sockets(ExecutorService executor) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Future<Integer> sent = executor.submit(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    try (Socket socket = server.accept()) {
                        socket.getOutputStream().write(7);
                    }
                }
                return ROUNDS;
            });
            int received = 0;
            for (int i = 0; i < ROUNDS; i++) {
                try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                        InputStream in = socket.getInputStream()) {
                    received += in.read();
                }
            }
            System.out.println("sockets " + sent.get() + " " + received);
        }
    }

    private static void selectors(ExecutorService executor) throws Exception {
        try (Selector selector = Selector.open()) {
            all(executor, "selector", () -> {
                selector.wakeup();
                synchronized (selector) {
                    selector.select(1);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void all(ExecutorService executor, String name, Action action) throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            calls.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    action.run();
                }
                return ROUNDS;
            });
        }
        int sum = 0;
        for (Future<Integer> future : executor.invokeAll(calls)) {
            sum += future.get();
        }
        System.out.println(name + " " + sum);
    }
}
