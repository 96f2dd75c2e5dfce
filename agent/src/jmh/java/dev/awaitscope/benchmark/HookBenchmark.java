package dev.awaitscope.benchmark;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * Calls that the agent hooks, each by itself: what a hook adds is the difference to the same call without the agent. The
 * threads, also the ones that JMH runs this on, are of the kind that {@code jmh.executor} says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HookBenchmark {
    private static final boolean VIRTUAL = "VIRTUAL".equals(System.getProperty("jmh.executor"));

    private final ReentrantLock lock = new ReentrantLock();
    private final SynchronousQueue<Object> queue = new SynchronousQueue<>();
    private final CompletableFuture<Object> completed = CompletableFuture.completedFuture("done");
    private ExecutorService executor;
    private Thread partner;
    private volatile Thread turn;
    private Thread taker;

    /** Starts the threads on the other side of a hand-over. */
    @Setup
    public void start() {
        if (Thread.currentThread().isVirtual() != VIRTUAL) {
            throw new IllegalStateException("not the threads that jmh.executor asks for: " + Thread.currentThread());
        }
        executor = VIRTUAL ? Executors.newVirtualThreadPerTaskExecutor() : Executors.newSingleThreadExecutor();
        partner = builder().name("partner").start(this::handBack);
        taker = builder().name("taker").start(this::take);
    }

    /** Ends them. */
    @TearDown
    public void end() {
        partner.interrupt();
        taker.interrupt();
        executor.close();
    }

    private static Thread.Builder builder() {
        return VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    }

    private void handBack() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread other = turn;
            if (other == null) {
                LockSupport.park(this);
            } else {
                turn = null;
                LockSupport.unpark(other);
            }
        }
    }

    private void take() {
        try {
            while (true) {
                queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A park that does not wait, since its permit is there: both hooks and nothing else. */
    @Benchmark
    public void unparkAndParkAtOnce() {
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park(this);
    }

    /** There and back: two unparks, two parks. */
    @Benchmark
    public void parkHandOver() {
        turn = Thread.currentThread();
        LockSupport.unpark(partner);
        while (turn != null) {
            LockSupport.park(this);
        }
    }

    /** Wakes up by its timer. */
    @Benchmark
    public void parkNanos() {
        LockSupport.parkNanos(this, 1_000);
    }

    /** Free: no hook is on this path. */
    @Benchmark
    public void lockUncontended() {
        lock.lock();
        lock.unlock();
    }

    /** Three threads take turns with the lock. */
    @Benchmark
    @Threads(3)
    public void lockContended() {
        lock.lock();
        try {
            Thread.onSpinWait();
        } finally {
            lock.unlock();
        }
    }

    /** One hand-over to a thread that waits in {@code take}. */
    @Benchmark
    public void queueHandOver() throws InterruptedException {
        queue.put(this);
    }

    /** Gives up the CPU or the carrier. */
    @Benchmark
    public void sleepZero() throws InterruptedException {
        Thread.sleep(0);
    }

    /** Unmounts a virtual thread and mounts it again. */
    @Benchmark
    public void yieldOnce() {
        Thread.yield();
    }

    /** Completed: no hook is on this path. */
    @Benchmark
    public Object futureGetCompleted() throws ExecutionException, InterruptedException {
        return completed.get();
    }

    /** Submit, run, and wait for the result. */
    @Benchmark
    public Object submitAndGet() throws ExecutionException, InterruptedException {
        return executor.submit(() -> this).get();
    }

    /** A thread's whole life. */
    @Benchmark
    public void startAndJoin() throws InterruptedException {
        builder().start(HookBenchmark::nothing).join();
    }

    private static void nothing() {
        // Its beginning and end are what is measured.
    }
}
