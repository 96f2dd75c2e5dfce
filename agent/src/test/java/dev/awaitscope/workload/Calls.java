package dev.awaitscope.workload;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** The eleven kinds of wait; where a kind has several classes or ways, one of them is drawn. */
final class Calls {
    static final List<String> KINDS = List.of("lock", "condition", "latch", "semaphore", "queue", "future", "park",
            "sleep", "join", "monitor", "object-wait");

    private Calls() {}

    static Wait.Call draw(String kind, Random random) {
        return switch (kind) {
            case "lock" -> lock(random);
            case "condition" -> new Signal(new ReentrantLock(random.nextBoolean()));
            case "latch" -> new CountDown(new CountDownLatch(2));
            case "semaphore" -> new Release(new Semaphore(0, random.nextBoolean()));
            case "queue" -> queue(random);
            case "future" -> random.nextBoolean() ? new Complete(new CompletableFuture<>()) : new RunTask();
            case "park" -> new Unpark(random.nextBoolean() ? new Guard() : null);
            case "sleep" -> new Sleep();
            case "join" -> new Join();
            case "monitor" -> new Monitor(new Guard());
            case "object-wait" -> new Notify(new Guard());
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Wait.Call lock(Random random) {
        ReentrantLock lock = new ReentrantLock(random.nextBoolean());
        ReentrantReadWriteLock locks = new ReentrantReadWriteLock(random.nextBoolean());
        return random.nextBoolean() ? new Unlock(lock, lock.getClass())
                : new Unlock(locks.writeLock(), locks.getClass());
    }

    private static Wait.Call queue(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Offer(new LinkedBlockingQueue<>());
            case 1 -> new Offer(new ArrayBlockingQueue<>(1));
            case 2 -> new Offer(new LinkedBlockingDeque<>());
            case 3 -> new Offer(new PriorityBlockingQueue<>());
            case 4 -> new Offer(new SynchronousQueue<>(random.nextBoolean()));
            case 5 -> new Offer(new LinkedTransferQueue<>());
            case 6 -> new Poll(new LinkedBlockingQueue<>(1));
            default -> new Poll(new ArrayBlockingQueue<>(1));
        };
    }

    /** Something to lock, with a class that is not the JDK's. */
    static final class Guard {
        /** Guarded by this. */
        boolean open;
        /** Who held the monitor last; guarded by this. */
        @Nullable
        Thread lastOwner;
    }

    /** The loser holds the lock, then the winner, who had to wait for it too: only the second release is the end. */
    static final class Unlock extends Wait.Call {
        private final Lock lock;
        private volatile boolean held;
        private volatile @Nullable Thread queued;

        Unlock(Lock lock, Class<?> type) {
            super("lock", type);
            this.lock = lock;
        }

        @Override
        boolean isReady() {
            Thread second = queued;
            return second != null && second.getState() == Thread.State.WAITING;
        }

        @Override
        void await(Wait wait) {
            lock.lock();
            lock.unlock();
        }

        @Override
        @SuppressWarnings("ThreadPriorityCheck") // must not wait for anything but the lock
        void win(Wait wait) {
            while (!held) {
                Thread.yield();
            }
            queued = Thread.currentThread();
            lock.lock();
            try {
                wait.sleepUntil(1);
                wait.waking();
            } finally {
                lock.unlock();
            }
        }

        @Override
        void lose(Wait wait) {
            lock.lock();
            try {
                held = true;
                wait.sleepUntil(0.5);
            } finally {
                lock.unlock();
            }
        }
    }

    /** The loser is queued for the lock when the winner signals: it is the one that unparks the waiter. */
    static final class Signal extends Wait.Call {
        private final ReentrantLock lock;
        private final Condition condition;

        Signal(ReentrantLock lock) {
            super("condition", lock.newCondition().getClass());
            this.lock = lock;
            this.condition = lock.newCondition();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // exactly one call
        void await(Wait wait) throws InterruptedException {
            lock.lock();
            try {
                condition.await();
            } finally {
                lock.unlock();
            }
        }

        @Override
        void win(Wait wait) {
            wait.sleepUntil(1);
            lock.lock();
            try {
                while (!lock.hasQueuedThread(wait.loser)) {
                    LockSupport.parkNanos(100_000);
                }
                wait.waking();
                condition.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(1);
            while (!lock.isLocked()) {
                LockSupport.parkNanos(100_000);
            }
            lock.lock();
            lock.unlock();
        }
    }

    /** Two counts: the first one ends nothing. */
    static final class CountDown extends Wait.Call {
        private final CountDownLatch latch;

        CountDown(CountDownLatch latch) {
            super("latch", latch.getClass());
            this.latch = latch;
        }

        @Override
        void await(Wait wait) throws InterruptedException {
            latch.await();
        }

        @Override
        void win(Wait wait) {
            wait.sleepUntilLost();
            wait.waking();
            latch.countDown();
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            latch.countDown();
        }
    }

    /** Two permits: the first release unparks the waiter, which has to park again. */
    static final class Release extends Wait.Call {
        private final Semaphore semaphore;

        Release(Semaphore semaphore) {
            super("semaphore", semaphore.getClass());
            this.semaphore = semaphore;
        }

        @Override
        void await(Wait wait) throws InterruptedException {
            semaphore.acquire(2);
        }

        @Override
        void win(Wait wait) {
            wait.sleepUntilLost();
            wait.waking();
            semaphore.release();
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            semaphore.release();
        }
    }

    /** Takes from an empty queue; the loser looks for an element too. */
    static final class Offer extends Wait.Call {
        private final BlockingQueue<String> queue;

        Offer(BlockingQueue<String> queue) {
            super("queue", queue.getClass());
            this.queue = queue;
        }

        @Override
        void await(Wait wait) throws InterruptedException {
            queue.take();
        }

        @Override
        void win(Wait wait) throws InterruptedException {
            wait.sleepUntilLost();
            wait.waking();
            queue.put("element");
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            if (queue.poll() != null) {
                throw new IllegalStateException("nobody has put anything");
            }
        }
    }

    /** Puts into a full queue; the loser tries to put, too. */
    static final class Poll extends Wait.Call {
        private final BlockingQueue<String> queue;

        Poll(BlockingQueue<String> queue) {
            super("queue", queue.getClass());
            this.queue = queue;
            queue.add("first");
        }

        @Override
        void await(Wait wait) throws InterruptedException {
            queue.put("second");
        }

        @Override
        void win(Wait wait) throws InterruptedException {
            wait.sleepUntilLost();
            wait.waking();
            queue.take();
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            if (queue.offer("third")) {
                throw new IllegalStateException("the queue is full");
            }
        }
    }

    /** Completed by the winner; the loser's future is another one. */
    static final class Complete extends Wait.Call {
        private final CompletableFuture<String> future;
        private final CompletableFuture<String> other = new CompletableFuture<>();

        Complete(CompletableFuture<String> future) {
            super("future", future.getClass());
            this.future = future;
        }

        @Override
        void await(Wait wait) {
            future.join();
        }

        @Override
        void win(Wait wait) {
            wait.sleepUntilLost();
            wait.waking();
            future.complete("done");
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            other.complete("done");
        }
    }

    /** The winner runs the task; the loser tries to, while it runs. */
    static final class RunTask extends Wait.Call {
        private @Nullable Wait current;
        private volatile boolean running;
        private final FutureTask<String> task = new FutureTask<>(this::run);

        RunTask() {
            super("future", FutureTask.class);
        }

        @Override
        boolean isReady() {
            return running;
        }

        private String run() {
            running = true;
            Wait wait = current;
            if (wait != null) {
                wait.sleepUntilLost();
                wait.waking();
            }
            return "done";
        }

        @Override
        void await(Wait wait) throws Exception {
            Future<String> future = task;
            future.get();
        }

        @Override
        void win(Wait wait) {
            current = wait;
            task.run();
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            task.run();
        }
    }

    /** The loser unparks another thread. */
    static final class Unpark extends Wait.Call {
        private final @Nullable Guard guard;
        private volatile boolean open;

        Unpark(@Nullable Guard guard) {
            super("park", guard == null ? null : guard.getClass());
            this.guard = guard;
        }

        @Override
        void await(Wait wait) {
            while (!open) {
                if (guard == null) {
                    LockSupport.park();
                } else {
                    LockSupport.park(guard);
                }
            }
        }

        @Override
        void win(Wait wait) {
            wait.sleepUntilLost();
            wait.waking();
            open = true;
            LockSupport.unpark(wait.waiter);
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            LockSupport.unpark(wait.winner);
        }
    }

    /** Ended by time alone. */
    static final class Sleep extends Wait.Call {
        Sleep() {
            super("sleep", null);
        }

        @Override
        void await(Wait wait) throws InterruptedException {
            wait.waker = null;
            TimeUnit.NANOSECONDS.sleep(wait.lengthNanos);
        }

        @Override
        void win(Wait wait) {
            wait.sleepUntil(0.7);
            LockSupport.unpark(wait.loser);
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            LockSupport.unpark(wait.winner);
        }
    }

    /** The loser ends earlier. */
    static final class Join extends Wait.Call {
        Join() {
            super("join", Thread.class);
        }

        @Override
        void await(Wait wait) throws InterruptedException {
            wait.winner.join();
        }

        @Override
        void win(Wait wait) {
            wait.sleepUntilLost();
            wait.waking();
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
        }
    }

    /** The loser wants the monitor as well, and may get it before or after the waiter. */
    static final class Monitor extends Wait.Call {
        private final Guard guard;
        private volatile boolean held;

        Monitor(Guard guard) {
            super("monitor", guard.getClass());
            this.guard = guard;
        }

        @Override
        boolean isReady() {
            return held;
        }

        @Override
        void await(Wait wait) {
            synchronized (guard) {
                wait.waker = guard.lastOwner;
            }
        }

        @Override
        void win(Wait wait) {
            synchronized (guard) {
                held = true;
                wait.sleepUntil(1);
                wait.waking();
                guard.lastOwner = Thread.currentThread();
            }
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            synchronized (guard) {
                guard.lastOwner = Thread.currentThread();
            }
        }
    }

    /** The loser only goes through the monitor. */
    static final class Notify extends Wait.Call {
        private final Guard guard;

        Notify(Guard guard) {
            super("object-wait", guard.getClass());
            this.guard = guard;
        }

        @Override
        void await(Wait wait) throws InterruptedException {
            synchronized (guard) {
                while (!guard.open) {
                    guard.wait();
                }
            }
        }

        @Override
        void win(Wait wait) {
            wait.sleepUntilLost();
            synchronized (guard) {
                wait.waking();
                guard.open = true;
                guard.notify();
            }
        }

        @Override
        void lose(Wait wait) {
            wait.sleepUntil(0.5);
            synchronized (guard) {
                guard.lastOwner = Thread.currentThread();
            }
        }
    }
}
