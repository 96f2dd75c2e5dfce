package dev.awaitscope.workload;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks, their conditions, and the synchronizers. */
final class LockWays {
    private LockWays() {}

    static List<Way> all() {
        return List.of(Way.byThread("ReentrantLock.lock", () -> {
            ReentrantLock lock = new ReentrantLock();
            return new Calls.Unlock(lock, lock.getClass());
        }), Way.byThread("ReentrantLock.lock, fair", () -> {
            ReentrantLock lock = new ReentrantLock(true);
            return new Calls.Unlock(lock, lock.getClass());
        }), Way.byThread("ReentrantLock.lockInterruptibly", () -> held(new ReentrantLock(), lock -> {
            lock.lockInterruptibly();
            lock.unlock();
        })), Way.byThread("ReentrantLock.tryLock(time)", () -> held(new ReentrantLock(), lock -> {
            if (lock.tryLock(1, TimeUnit.MINUTES)) {
                lock.unlock();
            }
        })), Way.byTimer("ReentrantLock.tryLock(time), in vain", LockWays::tryLockInVain),
                Way.byThread("ReadWriteLock.readLock().lock", () -> {
                    ReentrantReadWriteLock locks = new ReentrantReadWriteLock();
                    return Script.of("lock", locks.getClass(), wait -> {
                        locks.readLock().lock();
                        locks.readLock().unlock();
                    }, wait -> locks.writeLock().unlock()).holding(wait -> locks.writeLock().lock());
                }), Way.byThread("ReadWriteLock.writeLock().lock", () -> {
                    ReentrantReadWriteLock locks = new ReentrantReadWriteLock();
                    return Script.of("lock", locks.getClass(), wait -> {
                        locks.writeLock().lock();
                        locks.writeLock().unlock();
                    }, wait -> locks.readLock().unlock()).holding(wait -> locks.readLock().lock());
                }), Way.byThread("StampedLock.readLock", () -> {
                    StampedLock lock = new StampedLock();
                    long stamp = lock.writeLock();
                    return Script.of("lock", lock.getClass(), wait -> lock.unlockRead(lock.readLock()),
                            wait -> lock.unlockWrite(stamp));
                }), Way.byThread("StampedLock.writeLock", () -> {
                    StampedLock lock = new StampedLock();
                    long stamp = lock.readLock();
                    return Script.of("lock", lock.getClass(), wait -> lock.unlockWrite(lock.writeLock()),
                            wait -> lock.unlockRead(stamp));
                }), Way.byThread("Condition.await", () -> new Calls.Signal(new ReentrantLock())),
                Way.byTimer("Condition.awaitNanos, in vain", LockWays::awaitInVain),
                Way.byThread("CountDownLatch.await", () -> new Calls.CountDown(new CountDownLatch(2))),
                Way.byTimer("CountDownLatch.await(time), in vain", () -> {
                    CountDownLatch latch = new CountDownLatch(1);
                    return Script.alone("latch", latch.getClass(),
                            wait -> latch.await(wait.lengthNanos, TimeUnit.NANOSECONDS));
                }), Way.byThread("Semaphore.acquire", () -> new Calls.Release(new Semaphore(0))),
                Way.byTimer("Semaphore.tryAcquire(time), in vain", () -> {
                    Semaphore semaphore = new Semaphore(0);
                    return Script.alone("semaphore", semaphore.getClass(),
                            wait -> semaphore.tryAcquire(wait.lengthNanos, TimeUnit.NANOSECONDS));
                }), Way.byThread("CyclicBarrier.await", () -> {
                    CyclicBarrier barrier = new CyclicBarrier(2);
                    return Script.of("barrier", barrier.getClass(), wait -> barrier.await(), wait -> barrier.await());
                }), Way.byThread("Phaser.arriveAndAwaitAdvance", () -> {
                    Phaser phaser = new Phaser(2);
                    return Script.of("phaser", phaser.getClass(), wait -> phaser.arriveAndAwaitAdvance(),
                            wait -> phaser.arrive());
                }), Way.byThread("Phaser.awaitAdvance", () -> {
                    Phaser phaser = new Phaser(1);
                    return Script.of("phaser", phaser.getClass(), wait -> phaser.awaitAdvance(0),
                            wait -> phaser.arrive());
                }), Way.byThread("Exchanger.exchange", () -> {
                    Exchanger<String> exchanger = new Exchanger<>();
                    return Script.of("exchanger", exchanger.getClass(), wait -> exchanger.exchange("a"),
                            wait -> exchanger.exchange("b"));
                }));
    }

    private interface Locking {
        void run(Lock lock) throws Exception;
    }

    private static Script held(ReentrantLock lock, Locking await) {
        return Script.of("lock", lock.getClass(), wait -> await.run(lock), wait -> lock.unlock())
                .holding(wait -> lock.lock());
    }

    private static Script tryLockInVain() {
        ReentrantLock lock = new ReentrantLock();
        // Never given back.
        return Script.alone("lock", lock.getClass(), wait -> lock.tryLock(wait.lengthNanos, TimeUnit.NANOSECONDS))
                .holding(wait -> lock.lock());
    }

    private static Script awaitInVain() {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        return Script.alone("condition", condition.getClass(), wait -> {
            lock.lock();
            try {
                condition.awaitNanos(wait.lengthNanos);
            } finally {
                lock.unlock();
            }
        });
    }
}
